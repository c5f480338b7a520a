import json
import shutil
import sys

import pytest

from corpus import Library, read_report
from index.build import build, is_current
from index.errors import BrokenIndexError, IndexingError, NoIndexError
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


def test_a_second_build_of_the_same_reports_is_found_not_built(var, report, encoder):
    first = build([report], encoder, quiet=True)
    encoder.embedded.clear()
    assert build([report], encoder, quiet=True) == first
    assert encoder.embedded == []


def test_only_new_text_is_embedded(var, report, encoder):
    build([report], encoder, quiet=True)
    encoder.embedded.clear()
    other = read_report("丙丁市政府工作报告\n建成老年食堂22个。\n建成桥梁3座。", "bingding-2025")
    build([report, other], encoder, quiet=True)
    new = ["丙丁市政府工作报告", "建成桥梁", "建成桥梁3座", "建成桥梁3座。", "建成老年食堂22个", "建成老年食堂22个。"]
    assert sorted(set(encoder.embedded)) == new


def test_is_current_sees_another_report_or_encoder(var, report, encoder):
    build([report], encoder, quiet=True)
    assert is_current([report], "fake-bigrams")
    assert not is_current([report], "none")
    assert not is_current([], "fake-bigrams")


def test_is_current_sees_other_rules(var, report, encoder, monkeypatch):
    build([report], encoder, quiet=True)
    monkeypatch.setattr("index.manifest.rules_fingerprint", lambda: "other")
    assert not is_current([report], "fake-bigrams")


def test_a_failed_build_leaves_the_old_snapshot_and_no_rest(var, report, encoder):
    first = build([report], encoder, quiet=True)

    def fail(texts):
        raise OSError(28, "No space left on device")

    encoder.passages = fail
    other = read_report("丙丁市政府工作报告\n建成桥梁3座。", "bingding-2025")
    with pytest.raises(IndexingError, match="No space left on device"):
        build([report, other], encoder, quiet=True)
    assert published() == first
    assert sorted(p.name for p in first.parent.iterdir()) == sorted([".lock", ".lock-holder", "CURRENT", first.name])


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


def test_no_report_at_all_is_refused(var, encoder):
    with pytest.raises(IndexingError, match="there is no report to index"):
        build([], encoder)


def test_an_opened_snapshot_outlives_its_folder(var, report, encoder):
    snapshot = open_snapshot(build([report], encoder, quiet=True))
    shutil.rmtree(published())
    searcher = Searcher(snapshot, encoder)
    assert searcher.search(SearchWords("增设电梯多少部", "增设电梯多少部"), 1)[0].passage.number == 4


def test_a_searcher_refuses_another_encoder(var, report, encoder):
    snapshot = open_snapshot(build([report], encoder, quiet=True))
    with pytest.raises(NoIndexError, match="the index was built with encoder fake-bigrams, not none"):
        Searcher(snapshot, None)


def test_an_index_above_the_flat_size_answers_alike(var, encoder, monkeypatch):
    reports = [Library.default().load("mianyang-2023")]
    flat = Searcher(open_snapshot(build(reports, encoder, quiet=True)), encoder)
    monkeypatch.setattr(sys.modules["index.build"], "FLAT_UP_TO", 10)
    monkeypatch.setattr("index.search._MANY", 10)
    monkeypatch.setattr("index.search._NEAR", 5)
    coded = Searcher(open_snapshot(build(reports, encoder, again=True, quiet=True)), encoder)
    words = SearchWords("老年食堂建成多少个", "老年食堂")
    assert coded.search(words, 1)[0].passage == flat.search(words, 1)[0].passage
