import sys

import pytest

from corpus import Library, read_report
from index.build import build, is_current
from index.errors import IndexingError
from index.search import Searcher
from index.search_words import SearchWords
from index.snapshot import open_published, open_snapshot, published


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


def test_no_report_at_all_is_refused(var, encoder):
    with pytest.raises(IndexingError, match="there is no report to index"):
        build([], encoder)


def test_an_index_above_the_flat_size_answers_alike(var, encoder, monkeypatch):
    reports = [Library.default().load("mianyang-2023")]
    flat = Searcher(open_snapshot(build(reports, encoder, quiet=True)), encoder)
    monkeypatch.setattr(sys.modules["index.build"], "FLAT_UP_TO", 10)
    monkeypatch.setattr("index.search._MANY", 10)
    monkeypatch.setattr("index.search._NEAR", 5)
    coded = Searcher(open_snapshot(build(reports, encoder, again=True, quiet=True)), encoder)
    words = SearchWords("老年食堂建成多少个", "老年食堂")
    assert coded.search(words, 1)[0].passage == flat.search(words, 1)[0].passage


def test_a_newer_snapshot_sweeps_the_older_away(var, report, encoder):
    build([report], encoder, quiet=True)
    second = build([report], None, quiet=True)
    assert [path.name for path in second.parent.iterdir() if path.is_dir()] == [second.name]
    assert open_published().manifest.encoder == "none"


def test_building_again_gives_the_same_files_in_another_folder(var, report, encoder):
    first = open_snapshot(build([report], encoder, quiet=True))
    second = build([report], encoder, again=True, quiet=True)
    assert open_snapshot(second).manifest == first.manifest
    assert published() == second
