"""Three targets: one followed right, one with another value and verdict, one that the system does not list."""

from dataclasses import replace

import pytest

from eval.gold import GoldTarget, StatedFigure
from eval.measures import Measure
from eval.response import FollowedFigure, FollowedTarget
from eval.scorer import Table
from eval.scores.fulfilment import FULFILMENT_SCORERS, ScoredTarget, follow_targets, fulfilment_lines, report_pairs

PARAGRAPHS = {("a", 1): "地区生产总值增长 5.5%以上,研发投入增长 5.5%。", ("a", 2): "新增就业85万人。"}


def stated(report, quote, text, value, unit):
    return StatedFigure(text, value, unit, "=", report=report, quote=quote, indicator=quote.removesuffix(text))


JOBS = stated("a", "新增就业85万人", "85万人", 850000, "人")
TARGETS = (
    GoldTarget("p1", "x", stated("a", "研发投入增长5.5%", "5.5%", 5.5, "%"), stated("b", "x", "6%", 6, "%"), "met"),
    GoldTarget("p2", "x", JOBS, stated("b", "x", "90万人", 900000, "人"), "met"),
    GoldTarget("p3", "x", replace(JOBS, value=40, unit="个"), None, "not_found"),
)
ITEMS = (
    FollowedTarget(FollowedFigure("a", 1, 9, 13, 5.5, "%"), None, "not_found"),
    FollowedTarget(FollowedFigure("a", 1, 23, 27, 5.5, "%"), FollowedFigure("b", 9, 0, 2, 6, "%"), "met"),
    FollowedTarget(FollowedFigure("a", 2, 4, 8, 8.5e5, "人"), FollowedFigure("b", 9, 0, 2, 7e5, "人"), "missed"),
)
SCORED = [ScoredTarget(TARGETS[0], ITEMS[1]), ScoredTarget(TARGETS[1], ITEMS[2]), ScoredTarget(TARGETS[2], None)]


def test_a_target_gets_the_item_whose_target_stands_in_its_quote():
    assert follow_targets(lambda target, actual: ITEMS, TARGETS, PARAGRAPHS) == SCORED


def test_a_pair_of_reports_is_followed_once():
    followed = []

    def follow(target, actual):
        followed.append((target, actual))
        return ()

    assert follow_targets(follow, TARGETS, PARAGRAPHS) == [ScoredTarget(gold, None) for gold in TARGETS]
    assert followed == report_pairs(TARGETS) == [("a", "b")]


@pytest.mark.parametrize(("name", "expected"), [("FulfilAcc", 1 / 3), ("FulfilValue", 1 / 2)])
def test_fulfilment_measures_by_hand(name, expected):
    assert Table.of(Measure(name), FULFILMENT_SCORERS[name], SCORED).value() == pytest.approx(expected, abs=1e-9)


def test_lines_show_the_measures_and_what_is_wrong():
    assert fulfilment_lines(SCORED) == [
        "FulfilAcc    0.3333",
        "FulfilValue  0.5000",
        "p2 新增就业 85万人: missed by 700000, gold met by 900000",
        "p3 新增就业 85万人: no such target, gold not_found by nothing",
    ]
