from dataclasses import replace

import pytest

from corpus import Figure
from index import DescribedFigure
from qa.comparing.fulfilment import follow, outcome_of
from qa.matching.indicators import describe
from qa.records import Fulfilment

TARGET = Figure("a:1:9-11", "a", 1, 9, 11, "6%", 6, None, "%", "=", "工业投资增长", "growth", "target", "", 2025)
RESULT = replace(TARGET, id="b:1:4-8", report="b", start=4, end=8, text="8.5%", value=8.5, tense="actual")


def described(figure):
    return describe(DescribedFigure(figure, figure.indicator + figure.text, None))


@pytest.mark.parametrize(
    ("comparator", "value", "verdict"),
    [
        ("=", 6, "met"),
        (">=", 5.9, "missed"),
        ("~", 5.9, "met"),
        ("~", 5, "missed"),
        ("<=", 6.1, "missed"),
        ("<", 5, "met"),
    ],
)
def test_outcome_reads_the_bound(comparator, value, verdict):
    assert outcome_of(replace(TARGET, comparator=comparator), replace(RESULT, value=value)) == verdict


def test_outcome_converts_units():
    grain = replace(TARGET, value=46e8, unit="斤", indicator="粮食产量", kind="level", comparator=">=")
    assert outcome_of(grain, replace(grain, value=231e4, unit="吨", comparator="=")) == "met"
    assert outcome_of(grain, replace(grain, value=229e4, unit="吨", comparator="=")) == "missed"


def test_outcome_of_a_range_is_met_from_its_lower_end():
    goal = replace(TARGET, value=5.5, value_max=6, comparator="range")
    assert (outcome_of(goal, replace(RESULT, value=5.6)), outcome_of(goal, replace(RESULT, value=5.4))) == (
        "met",
        "missed",
    )


def test_outcome_of_a_fall_counts_against_growth():
    assert outcome_of(TARGET, replace(RESULT, value=9, indicator="工业投资下降")) == "missed"


def test_outcome_without_a_bound_knows_what_should_be_low():
    jobless = replace(TARGET, value=5.5, indicator="城镇调查失业率", kind="share")
    assert outcome_of(jobless, replace(jobless, value=5.0)) == "met"
    assert outcome_of(jobless, replace(jobless, value=5.7)) == "missed"


def test_follow_finds_the_result_of_the_same_year():
    earlier = replace(RESULT, id="b:2:1-3", value=3, year=2024)
    (item,) = follow([described(TARGET)], [described(earlier), described(RESULT)])
    assert item == Fulfilment(TARGET, RESULT, "met", item.confidence)
    assert item.confidence > 0.5


def test_follow_says_what_it_did_not_find():
    other = replace(RESULT, indicator="人均可支配收入", unit="元", kind="level")
    assert follow([described(TARGET)], [described(other)]) == [Fulfilment(TARGET, None, "not_found", 1.0)]


def test_a_target_of_a_later_year_is_not_due():
    later = replace(TARGET, year=2027)
    (item,) = follow([described(later)], [described(RESULT)], 2025)
    assert (item.actual, item.verdict, item.due, item.status) == (None, "not_found", False, "not_due")


def test_a_part_that_falls_short_accuses_no_whole():
    whole = replace(TARGET, indicator="海洋旅游业工业投资增长")
    (item,) = follow([described(whole)], [described(replace(RESULT, value=3))])
    assert (item.actual, item.verdict) == (None, "not_found")


def test_a_duration_is_no_target():
    assert follow([described(replace(TARGET, text="30年", value=30, unit="年", indicator="试点"))], []) == []
