from dataclasses import replace

import pytest

from qa.checking.claims import split_claims
from qa.checking.facts import CheckedFact, facts_of
from qa.checking.figures import CheckedFigure
from qa.checking.reasons import fact_reason, figure_reason, sentence, unproven_reason
from tests.qa.fake_bot import RENEWED

CLAIMED = replace(RENEWED, text="32个", value=32.0, comparator="=", indicator="建成老年食堂")
CANTEENS, MUSEUM = 8, 13


@pytest.mark.parametrize(
    ("verdict", "why", "words", "reason"),
    [
        ("contradicted", "value", ("", ""), "报告的数字是“22个”，说法写的是“32个”。"),
        ("contradicted", "tense", ("", ""), "报告的数字“22个”是目标，不是已完成的数，与说法不同。"),
        ("not_found", "year", ("", ""), "报告的数字“22个”说的是2025年，与说法的年份不同。"),
        ("contradicted", "stage", ("", ""), "报告的说法是“建成老年食堂22个”，进展程度与说法不同。"),
        ("contradicted", "subject", ("农村", "城镇"), "报告说的是“城镇”，说法写的是“农村”。"),
        ("supported", "", ("", ""), "与报告一致：报告写的是“22个”，换算后相等。"),
    ],
)
def test_a_figure_s_reason_names_both_sides(statements, verdict, why, words, reason):
    assert figure_reason(CheckedFigure(CLAIMED, CANTEENS, verdict, why, words), statements) == reason


def test_a_figure_written_alike_agrees(statements):
    same = replace(CLAIMED, text="22个")
    assert figure_reason(CheckedFigure(same, CANTEENS, "supported", ""), statements) == "与报告一致。"


def test_a_figure_that_is_not_there_is_named_by_its_indicator_or_its_text(statements):
    absent = CheckedFigure(CLAIMED, None, "not_found", "absent")
    assert figure_reason(absent, statements) == "报告没有给出“建成老年食堂”的数字。"
    unnamed = replace(absent, claimed=replace(CLAIMED, indicator=""))
    assert figure_reason(unnamed, statements) == "报告没有给出“32个”的数字。"


@pytest.mark.parametrize(
    ("clause", "why", "words", "reason"),
    [
        (MUSEUM, "", ("", ""), "与报告一致。"),
        (None, "absent", ("", ""), "报告没有提到这件事。"),
        (MUSEUM, "stage", ("", ""), "报告的说法是“加快建设红军博物馆”，进展程度与说法不同。"),
        (MUSEUM, "opposite", ("取消", "建设"), "报告说的是“建设”，说法写的是“取消”。"),
        (MUSEUM, "name", ("甲馆", ""), "报告的说法是“加快建设红军博物馆”，与“甲馆”对不上。"),
    ],
)
def test_a_fact_s_reason_quotes_the_clause_or_the_words(statements, clause, why, words, reason):
    (fact,) = facts_of(split_claims("修建红军博物馆。")[0], ())
    assert fact_reason(CheckedFact(fact, clause, "contradicted", why, words), statements) == reason


def test_clauses_that_no_figure_bears_out_are_quoted():
    reason = "数字与报告一致；“甲”“乙”没有数字，在所引的句子里没有找到，请另行核对。"
    assert unproven_reason(["甲", "乙"]) == reason


def test_a_sentence_without_a_fact_has_nothing_to_check():
    assert sentence("nothing") == "这句话没有可以核对的内容。"
