from dataclasses import replace

import pytest

from eval.gold import GoldFigure, GoldResult, GoldStructured
from eval.response import FoundFigure, FoundQuote, FoundResult, Response
from eval.scores.structured import half_of, score_structure

A, B = GoldFigure("5%", 5, "%", "="), GoldFigure("6%", 6, "%", "=")
QUESTION = GoldStructured(
    id="s", report="r", question="q", kind="compare", answerable=True, figures=(A, B), answer_side="6%"
)
FOUND = (FoundFigure("5%", 5, None, "%", "="), FoundFigure("6%", 6, None, "%", "="))
ANSWER = Response(True, 0.9, (), (), FOUND, "", "", 1.0, computed=FoundResult("compare", 1, "个百分点", 1))
REFUSAL = replace(ANSWER, answered=False, figures=(), computed=None)


@pytest.mark.parametrize(("ahead", "score"), [(1, 1), (0, 0), (None, 0)])
def test_a_comparison_needs_the_right_side(ahead, score):
    computed = FoundResult("compare", 1, "个百分点", ahead)
    assert score_structure(QUESTION, replace(ANSWER, computed=computed)) == score


def test_a_comparison_needs_both_figures():
    assert score_structure(QUESTION, replace(ANSWER, figures=FOUND[1:], computed=None)) == 0


def test_a_part_without_an_answer_must_be_named():
    question = replace(QUESTION, kind="multi", missing_parts=("门票卖了多少",))
    assert score_structure(question, replace(ANSWER, message="“门票卖了多少”：没有给出")) == 1
    assert score_structure(question, ANSWER) == 0


def test_a_sum_is_right_within_its_rounding():
    question = replace(QUESTION, kind="sum", computed=GoldResult(1.67, "倍"))
    assert score_structure(question, replace(ANSWER, computed=FoundResult("ratio", 1.6667, "倍"))) == 1
    assert score_structure(question, replace(ANSWER, computed=FoundResult("ratio", 1.6, "倍"))) == 0


def test_a_list_is_scored_by_its_clauses():
    question = replace(QUESTION, kind="list", quotes=("修路五条", "架桥两座"), figures=())
    quotes = (FoundQuote("r", 1, "修路五条"), FoundQuote("r", 1, "种树植草"), FoundQuote("r", 1, "挖塘清淤"))
    assert score_structure(question, replace(ANSWER, quotes=quotes, figures=())) == pytest.approx(0.4)


def test_a_confirmation_begins_with_yes_or_no():
    question = replace(QUESTION, kind="yesno_check", polarity="no", figures=(A,))
    answer = replace(ANSWER, figures=FOUND[:1], message="不是，报告说的是5%。")
    assert (score_structure(question, answer), score_structure(question, replace(answer, message="是的"))) == (1, 0)


def test_what_no_report_answers_is_to_be_refused():
    question = replace(QUESTION, kind="none", answerable=False)
    assert (score_structure(question, REFUSAL), score_structure(question, ANSWER)) == (1, 0)
    assert score_structure(QUESTION, REFUSAL) == 0


def test_reports_lie_in_one_half_each():
    assert (half_of("national_2019"), half_of("national_2022")) == ("development", "unseen")
