import pytest

from corpus import read_report
from index.build import build
from index.search import Searcher
from index.search_words import SearchWords
from index.snapshot import open_snapshot


@pytest.fixture
def searcher(var, report, encoder):
    other = read_report("丙丁市政府工作报告\n建成老年食堂3个。\n修桥2座。", "bingding-2025")
    return Searcher(open_snapshot(build([other, report], encoder, quiet=True)), encoder)


def words(text, synonyms=""):
    return SearchWords(text, text, synonyms)


def test_the_right_passage_comes_first_with_its_best_clause(searcher):
    hit = searcher.search(words("老房子装电梯", "增设电梯"), 3)[0]
    best = hit.best_clause
    assert (hit.passage.number, hit.passage.text[best.start : best.end]) == (4, "开工既有住宅增设电梯400部")


def test_only_the_chosen_reports_are_searched(searcher):
    hits = searcher.search(words("建成多少个老年食堂"), 9, reports=["bingding-2025"])
    assert [(h.passage.report, h.passage.number) for h in hits] == [("bingding-2025", n) for n in (2, 3, 1)]


def test_shares_of_all_passages_sum_to_one_and_fall_with_the_score(searcher):
    hits = searcher.search(words("养老床位"), 99)
    assert sum(hit.share for hit in hits) == pytest.approx(1)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_no_report_chosen_finds_nothing(searcher):
    assert searcher.search(words("养老床位"), 5, reports=[]) == []


def test_word_search_alone_finds_it_too(var, report):
    searcher = Searcher(open_snapshot(build([report], None, quiet=True)), None)
    assert searcher.search(words("老年食堂多少个"), 1)[0].passage.number == 5


def test_of_many_passages_only_the_near_ones_are_looked_into(searcher, monkeypatch):
    sought = words("新增养老床位")
    whole = searcher.search(sought, 3)
    monkeypatch.setattr("index.search._MANY", 2)
    monkeypatch.setattr("index.search._NEAR", 1)
    near = searcher.search(sought, 3)
    assert near[0].passage == whole[0].passage
    assert len(near) <= 3


def test_ranks_come_in_place_of_other_figures(var, encoder):
    report = read_report("丙丁市政府工作报告\n茶叶产量3万吨，居全省第2位。", "bingding-2025")
    searcher = Searcher(open_snapshot(build([report], encoder, quiet=True)), encoder)
    best = [searcher.search(words("茶叶产量"), 1, ranks=ranks)[0] for ranks in (False, True)]
    assert [[match.figure.text for match in hit.figures] for hit in best] == [["3万吨"], ["第2位"]]
    assert [each.figure.text for each in searcher.described("bingding-2025")] == ["3万吨"]


def test_the_figures_of_notes_are_not_described(var, report, encoder):
    other = read_report("丙丁市政府工作报告\n修桥2座。\n名词解释\n1.链长：是3名领导。", "bingding-2025")
    searcher = Searcher(open_snapshot(build([other, report], encoder, quiet=True)), encoder)
    assert [described.figure.text for described in searcher.described("bingding-2025")] == ["2座"]
