"""Three targets: one followed right, one with another value and verdict, one that the server does not list."""

import pytest

from eval.errors import ResponseError
from eval.fulfilment_scores import FULFILMENT_SCORERS, ScoredTarget, pair, read_items
from eval.gold import GoldTarget, StatedFigure
from eval.measures import DEFINITIONS, Measure
from eval.scorer import Table

PARAGRAPHS = {("a", 1): "地区生产总值增长 5.5%以上,研发投入增长 5.5%。", ("a", 2): "新增就业85万人。"}


def stated(report, quote, value, unit):
    return StatedFigure("", value, unit, "=", report=report, quote=quote, indicator="")


def figure(report, paragraph, start, end, value, unit):
    return {"report": report, "paragraph": paragraph, "start": start, "end": end, "value": value, "unit": unit}


TARGETS = (
    GoldTarget("p1", "x", stated("a", "研发投入增长5.5%", 5.5, "%"), stated("b", "x", 6.0, "%"), "met"),
    GoldTarget("p2", "x", stated("a", "新增就业85万人", 850000, "人"), stated("b", "x", 900000, "人"), "met"),
    GoldTarget("p3", "x", stated("a", "新增就业85万人", 40, "个"), None, "not_found"),
)
PAYLOAD = {
    "items": [
        {"target": figure("a", 1, 9, 13, 5.5, "%"), "actual": None, "verdict": "not_found"},
        {"target": figure("a", 1, 23, 27, 5.5, "%"), "actual": figure("b", 9, 0, 2, 6, "%"), "verdict": "met"},
        {"target": figure("a", 2, 4, 8, 8.5e5, "人"), "actual": figure("b", 9, 0, 2, 7e5, "人"), "verdict": "missed"},
    ]
}


def test_pair_finds_the_item_whose_target_stands_in_the_quote():
    items = read_items(PAYLOAD)
    assert pair(TARGETS, items, PARAGRAPHS) == [
        ScoredTarget(TARGETS[0], items[1]),
        ScoredTarget(TARGETS[1], items[2]),
        ScoredTarget(TARGETS[2], None),
    ]


@pytest.mark.parametrize(("name", "expected"), [("FulfilAcc", 1 / 3), ("FulfilValue", 1 / 2)])
def test_fulfilment_measures_by_hand(name, expected):
    kept = pair(TARGETS, read_items(PAYLOAD), PARAGRAPHS)
    assert Table.of(Measure(name), FULFILMENT_SCORERS[name], kept).value() == pytest.approx(expected, abs=1e-9)


def test_every_fulfilment_measure_has_a_scorer():
    assert {name for name, one in DEFINITIONS.items() if one.task == "fulfilment"} == set(FULFILMENT_SCORERS)


@pytest.mark.parametrize("item", [{}, {"target": None, "actual": None, "verdict": "met"}, {"verdict": "kept"}])
def test_a_broken_contract_is_an_error(item):
    with pytest.raises(ResponseError, match="the answer breaks the contract"):
        read_items({"items": [item]})
