import json
import shutil

import pytest

from index.build import build
from index.errors import BrokenIndexError, NoIndexError
from index.search import Searcher
from index.search_words import SearchWords
from index.snapshot import open_published, open_snapshot, published


def test_a_built_snapshot_reads_back_what_went_in(var, report, encoder):
    snapshot = open_snapshot(build([report], encoder, quiet=True))
    assert snapshot.reports == (report,)
    assert [p.number for p in snapshot.passages] == [1, 3, 4, 5]
    assert [figure.text for figure in snapshot.figures[:3]] == ["7.5%", "5万人", "46亿斤"]
    counts = {"reports": 1, "passages": 4, "figures": 8, "paragraph": 4, "sentence": 6, "clause": 12, "indicator": 8}
    assert snapshot.manifest.counts == counts


@pytest.mark.parametrize("name", ["clause.faiss", "reports.jsonl", "words/vocab.index.json"])
def test_a_changed_file_is_refused(var, report, encoder, name):
    folder = build([report], encoder, quiet=True)
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(BrokenIndexError, match="is missing or was changed; run `python -m index build --again`"):
        open_published()


def test_another_format_is_refused(var, report, encoder):
    folder = build([report], encoder, quiet=True)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 0}))
    with pytest.raises(NoIndexError, match="the index has format 0, this version reads"):
        open_published()


def test_nothing_built_yet_says_what_to_run(var):
    with pytest.raises(NoIndexError, match=r"there is no index in .* yet; run `python -m index build`"):
        open_published()


def test_an_opened_snapshot_outlives_its_folder(var, report, encoder):
    snapshot = open_snapshot(build([report], encoder, quiet=True))
    shutil.rmtree(published())
    searcher = Searcher(snapshot, encoder)
    assert searcher.search(SearchWords("增设电梯多少部", "增设电梯多少部"), 1)[0].passage.number == 4


def test_a_searcher_refuses_another_encoder(var, report, encoder):
    snapshot = open_snapshot(build([report], encoder, quiet=True))
    with pytest.raises(NoIndexError, match="the index was built with encoder fake-bigrams, not none"):
        Searcher(snapshot, None)
