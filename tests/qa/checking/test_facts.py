import pytest

from qa.checking.claims import split_claims
from qa.checking.facts import check_fact, facts_of, unproven_clauses


def facts(text, names=()):
    (claim,) = split_claims(text)
    return facts_of(claim, names)


def test_a_claim_is_cut_into_the_parts_that_stand_alone():
    parts = facts("甲乙市修建环城公路，好，新建滨河公园。", ["甲乙市"])
    assert [part.text for part in parts] == [" 修建环城公路，好", "新建滨河公园"]
    assert parts[1].content == ("新建", "滨河", "公园")


def test_a_short_beginning_belongs_to_what_follows():
    assert [part.text for part in facts("同时，修建环城公路。")] == ["同时，修建环城公路"]


def test_a_claim_without_matter_has_no_fact():
    assert facts("我们已经做好。") == []


@pytest.mark.parametrize(
    ("text", "clause", "verdict", "why", "words"),
    [
        ("市科技馆已建成。", "建成市科技馆", "supported", "", ("", "")),
        ("红军博物馆已经建成开馆。", "加快建设红军博物馆", "contradicted", "stage", ("", "")),
        (
            "取消建设红军博物馆。",
            "加快建设红军博物馆",
            "contradicted",
            "denied",
            ("取消建设红军博物馆", "加快建设红军博物馆"),
        ),
        ("已支持西河县争创国家级生态县。", "支持西河县争创国家级生态县", "contradicted", "tense", ("", "")),
        (
            "支持西河县争创省级旅游名县。",
            "支持东山区争创省级旅游名县",
            "contradicted",
            "name",
            ("西河", "支持东山区争创省级旅游名县"),
        ),
        ("全面取消商品住房限购。", None, "not_found", "absent", ("", "")),
    ],
)
def test_a_fact_is_held_against_the_clause_that_speaks_of_it(statements, text, clause, verdict, why, words):
    (fact,) = facts(text, statements.names)
    checked = check_fact(fact, None, statements, statements.select(None))
    held_against = None if checked.clause is None else statements.clause(checked.clause).text
    assert (held_against, checked.verdict, checked.why, checked.words) == (clause, verdict, why, words)


def test_a_fact_is_not_looked_for_outside_the_chosen_reports(statements):
    (fact,) = facts("市科技馆已建成。")
    assert check_fact(fact, None, statements, statements.select([])).verdict == "not_found"


@pytest.mark.parametrize(
    ("quoted", "unproven"),
    [("粮食总产量46亿斤。", ["粮食产量全国表彰"]), ("粮食产量获全国表彰，粮食总产量46亿斤。", [])],
)
def test_a_clause_without_a_figure_that_the_quotes_lack_is_unproven(quoted, unproven):
    (claim,) = split_claims("粮食产量全国表彰，粮食总产量46亿斤。")
    assert unproven_clauses(claim, (), quoted) == unproven
