from dataclasses import replace

import pytest

from qa.answering.figure_features import PASSAGES
from qa.answering.search import Search, Sources
from qa.judging.features import weigh_answer
from qa.models import load_models
from tests.qa.asking import read
from tests.qa.fake_bot import ALPHA, BETA, GDP, GROWTH, TOTAL
from tests.qa.hits import hit

BY_ID = {"alpha-2023": ALPHA, "beta-2024": BETA}
MODELS = load_models("words")
FOUND = hit(GDP, GROWTH, TOTAL)
GDP_HIT = replace(FOUND, passage=replace(FOUND.passage, report="alpha-2023", number=2))


class Searcher:
    """Finds one passage, and notes what it was asked for."""

    def __init__(self):
        self.searches = []

    def search(self, words, count, reports, priors, ranks):
        self.searches.append((words.text, count, tuple(reports), ranks))
        return [GDP_HIT]


@pytest.fixture
def searcher():
    return Searcher()


def search(searcher, text, count=3, reports=(ALPHA, BETA), chosen=None):
    sources = Sources(BY_ID, (GROWTH, TOTAL), searcher, MODELS, None)
    return Search(read(text, reports, chosen=chosen), sources, count)


def test_nothing_is_searched_before_it_is_needed_and_once_then(searcher):
    here = search(searcher, "总值增长多少")
    assert searcher.searches == []
    assert here.passages == here.passages == [GDP_HIT]
    assert searcher.searches == [("总值增长多少", PASSAGES, ("beta-2024", "alpha-2023"), False)]


@pytest.mark.parametrize(("count", "searched"), [(1, PASSAGES), (PASSAGES, PASSAGES), (20, 20)])
def test_as_many_passages_are_searched_as_answers_need_at_least(searcher, count, searched):
    assert search(searcher, "总值", count).passages == [GDP_HIT]
    assert [size for _, size, _, _ in searcher.searches] == [searched]


def test_of_several_reports_the_passages_of_the_best_one_alone_answer(searcher):
    here = search(searcher, "总值增长多少", count=20)
    assert (here.hits, here.report) == ([GDP_HIT], ALPHA)
    assert searcher.searches[1:] == [("总值增长多少", PASSAGES, ("alpha-2023",), False)]


def test_ranks_are_searched_for_where_one_is_asked_for(searcher):
    assert search(searcher, "总值排第几", chosen=["alpha-2023"]).hits == [GDP_HIT]
    assert [ranks for *_, ranks in searcher.searches] == [True]


def test_of_one_report_the_passages_answer_as_they_are(searcher):
    here = search(searcher, "总值增长多少", chosen=["alpha-2023"])
    assert here.hits is here.passages
    assert len(searcher.searches) == 1


def test_figures_and_evidence_are_those_of_the_passages(searcher):
    here = search(searcher, "地区生产总值增长百分之几")
    assert [(scored.figure, scored.chosen) for scored in here.figures] == [(GROWTH, True), (TOTAL, False)]
    assert here.evidence == weigh_answer(here.question, [GDP_HIT], here.figures, MODELS.prior)


def test_every_paragraph_of_the_reports_that_are_asked_about_can_be_read(searcher):
    assert search(searcher, "总值").paragraphs == [*BETA.paragraphs, *ALPHA.paragraphs]
    assert search(searcher, "总值", chosen=["beta-2024"]).paragraphs == list(BETA.paragraphs)
    assert searcher.searches == []
