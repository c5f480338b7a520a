"""Hand-computed cases: q1 and q2 ask for a figure, q3 for a list, q4 and q5 cannot be answered."""

from dataclasses import replace
from math import log2

import pytest

from eval.gold import GoldEvidence, GoldQuestion
from eval.measures import Measure
from eval.response import Response
from eval.scorer import Table
from eval.scores.questions import QUESTION_SCORERS, EvidenceFinder, Judged, judge, unknown_reports
from tests.eval.fakes import PASSAGES, QUESTIONS, RIGHT, figure, passages, quote, said

# q1 right but for the comparator; q2 finds its passage second and adds a figure; q3 is refused; q4 answered; q5 fails.
RESPONSES = {
    "q1": said(True, 0.85, passages(2, 3), (quote(2, "新增就业 5万人以上"),), (figure("5万人", 5e4, "人"),)),
    "q2": said(
        True, 0.65, passages(2, 3), (quote(2, "粮食产量"),), (figure("300个", 300, "个"), figure("7座", 7, "座"))
    ),
    "q3": said(False, 0.25, passages(1, 2)),
    "q4": said(True, 0.35, passages(1)),
    "q5": Response.failed("timeout"),
}
RELEVANT = {"q1": {"r:2": 1}, "q2": {"r:3": 1}, "q3": {"r:4": 1}}


def judged(responses: dict[str, Response]) -> list[Judged]:
    return [judge(question, responses[question.id], RELEVANT.get(question.id)) for question in QUESTIONS]


def value(name: str, responses: dict[str, Response] = RESPONSES) -> float | None:
    measure = Measure.parse(name)
    return Table.of(measure, QUESTION_SCORERS[measure.name], judged(responses)).value()


def each(name: str) -> dict[int, float]:
    measure = Measure.parse(name)
    return Table.of(measure, QUESTION_SCORERS[measure.name], judged(RESPONSES)).each()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("R@1", 1 / 3),
        ("R@5", 2 / 3),
        ("MRR@10", (1 + 1 / 2 + 0) / 3),
        ("nDCG@10", (1 + 1 / log2(3) + 0) / 3),
        ("FigureAcc", 1 / 2),
        ("FigureAccStrict", 0.0),
        ("FigureF1", 2 * 2 / (3 + 2)),
        ("QuoteHit", 1 / 3),
        ("Refused", 0.0),
        ("WronglyRefused", 1 / 3),
        ("RefusalBalanced", (0 + 1 - 1 / 3) / 2),
        ("ECE", (abs(0.85 - 1) + 0.65 + 0.25 + 0.35 + 1.0) / 5),
        ("ECEAnswered", (abs(0.85 - 1) + 0.65 + 0.35 + 1.0) / 4),
    ],
)
def test_measure_equals_the_hand_computed_value(name, expected):
    assert value(name) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("R@1", {0: 1.0, 1: 0.0, 2: 0.0}),
        ("FigureF1", {0: 1.0, 1: 2 / 3}),
        ("Refused", {3: 0.0, 4: 0.0}),
        ("RefusalBalanced", {0: 1.0, 1: 1.0, 2: 0.0, 3: 0.0, 4: 0.0}),
        ("ECE", {0: 0.15, 1: 0.65, 2: 0.25, 3: 0.35, 4: 1.0}),
    ],
)
def test_every_owed_question_gets_a_value(name, expected):
    assert each(name) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    "name", ["R@1", "MRR@10", "nDCG@10", "FigureAccStrict", "FigureF1", "QuoteHit", "RefusalBalanced"]
)
def test_a_system_that_is_right_scores_one(name):
    assert value(name, RIGHT) == 1.0


def test_ece_bins_before_it_averages():
    """Two answers of one bin, 0.81 wrong and 0.89 right, miss by |0.85 - 0.5|, not by the mean of their own gaps."""
    responses = RIGHT | {"q1": said(True, 0.81), "q2": said(True, 0.89, (), (), RIGHT["q2"].figures)}
    rest = 3 * (1 - 0.95)
    assert value("ECE", responses) == pytest.approx((abs(0.81 + 0.89 - 1) + rest) / 5, abs=1e-9)


def test_answering_less_never_raises_a_mean():
    missing = RESPONSES | {"q1": Response.failed("timeout")}
    for name in ("R@1", "R@5", "MRR@10", "nDCG@10", "FigureAcc", "FigureF1", "QuoteHit", "RefusalBalanced"):
        assert value(name, missing) <= value(name)


def test_a_passage_returned_twice_counts_once():
    asked = GoldQuestion("q", "?", True, (GoldEvidence("改造小区300个"),))
    assert judge(asked, said(True, 0.5, passages(3, 3, 1))).grades == (1, 0, 0)


def test_nothing_owed_is_no_value():
    assert Table.of(Measure("Refused"), QUESTION_SCORERS["Refused"], judged(RESPONSES)[:3]).value() is None


def test_finder_looks_only_into_the_report_that_evidence_names():
    finder = EvidenceFinder([*PASSAGES, replace(PASSAGES[2], report="s")])
    question = GoldQuestion("q", "?", True, (GoldEvidence("改造小区300个"), GoldEvidence("300个", "s", 2)))
    assert finder.relevant(question) == {"r:3": 1, "s:3": 2}


def test_reports_that_evidence_names_and_nobody_holds_are_unknown():
    question = GoldQuestion(
        "q", "?", True, (GoldEvidence("甲", "z"), GoldEvidence("乙"), GoldEvidence("丙", "r"), GoldEvidence("丁", "b"))
    )
    assert unknown_reports([question, *QUESTIONS], PASSAGES) == ["b", "z"]
