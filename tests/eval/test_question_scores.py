"""Hand-computed cases: q1 and q2 ask for a figure, q3 for a list, q4 and q5 cannot be answered."""

from math import log2

import ir_measures
import numpy as np
import pytest

from eval.gold import Evidence, Question
from eval.judging import Judged, judge
from eval.measures import Measure
from eval.question_scores import QUESTION_SCORERS
from eval.response import FoundPassage, Response
from eval.scorer import Table
from tests.eval.fakes import QUESTIONS, RIGHT, figure, passages, quote

# q1 right but for the comparator; q2 finds its passage second and adds a figure; q3 is refused; q4 answered; q5 fails.
SAID = {
    "q1": Response(True, 0.85, passages(2, 3), (quote(2, "新增就业 5万人以上"),), (figure("5万人", 5e4, "人"),)),
    "q2": Response(
        True, 0.65, passages(2, 3), (quote(2, "粮食产量"),), (figure("300个", 300, "个"), figure("7座", 7, "座"))
    ),
    "q3": Response(False, 0.25, passages(1, 2)),
    "q4": Response(True, 0.35, passages(1)),
    "q5": Response.failed("timeout"),
}
RELEVANT = {"q1": {"r:2": 1}, "q2": {"r:3": 1}, "q3": {"r:4": 1}}


def judged(said: dict[str, Response]) -> list[Judged]:
    return [judge(one, said[one.id], RELEVANT.get(one.id)) for one in QUESTIONS]


def value(name: str, said: dict[str, Response] = SAID) -> float | None:
    measure = Measure.parse(name)
    return Table.of(measure, QUESTION_SCORERS[measure.name], judged(said)).value()


def each(name: str) -> dict[int, float]:
    measure = Measure.parse(name)
    return Table.of(measure, QUESTION_SCORERS[measure.name], judged(SAID)).each()


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
    said = RIGHT | {"q1": Response(True, 0.81), "q2": Response(True, 0.89, figures=RIGHT["q2"].figures)}
    rest = 3 * (1 - 0.95)
    assert value("ECE", said) == pytest.approx((abs(0.81 + 0.89 - 1) + rest) / 5, abs=1e-9)


def test_answering_less_never_raises_a_mean():
    missing = SAID | {"q1": Response.failed("timeout")}
    for name in ("R@1", "R@5", "MRR@10", "nDCG@10", "FigureAcc", "FigureF1", "QuoteHit", "RefusalBalanced"):
        assert value(name, missing) <= value(name)


def test_a_passage_returned_twice_counts_once():
    asked = Question("q", "?", True, (Evidence("改造小区300个"),))
    assert judge(asked, Response(True, 0.5, passages(3, 3, 1))).grades == (1, 0, 0)


def test_retrieval_agrees_with_ir_measures_on_random_rankings():
    random = np.random.default_rng(7)
    questions = [Question(f"q{i}", "?", True, (Evidence(f"《{i}》"),)) for i in range(40)]
    qrels, run, outcomes = [], [], []
    for i, asked in enumerate(questions):
        relevant = {f"r:{n}": 1 for n in random.choice(20, size=random.integers(1, 5), replace=False)}
        order = random.permutation(20)[: random.integers(0, 15)]
        found = tuple(FoundPassage("r", int(n), f"《{i}》" if f"r:{n}" in relevant else "无", 0.0) for n in order)
        outcomes.append(judge(asked, Response(True, 0.5, found), relevant))
        qrels += [ir_measures.Qrel(asked.id, name, grade) for name, grade in relevant.items()]
        run += [ir_measures.ScoredDoc(asked.id, p.id, -float(rank)) for rank, p in enumerate(found)]
    theirs = ir_measures.calc_aggregate(
        [ir_measures.Success @ 1, ir_measures.Success @ 5, ir_measures.RR @ 10, ir_measures.nDCG @ 10], qrels, run
    )
    for name, other in (("R@1", "Success@1"), ("R@5", "Success@5"), ("MRR@10", "RR@10"), ("nDCG@10", "nDCG@10")):
        measure = Measure.parse(name)
        ours = Table.of(measure, QUESTION_SCORERS[measure.name], outcomes).value()
        assert ours == pytest.approx(theirs[ir_measures.parse_measure(other)], abs=1e-9)


def test_nothing_owed_is_no_value():
    assert Table.of(Measure("Refused"), QUESTION_SCORERS["Refused"], judged(SAID)[:3]).value() is None
