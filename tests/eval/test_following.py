from dataclasses import replace

from eval.following import follow_targets, report_pairs, scores_of, text_of
from eval.gold import GoldTarget, StatedFigure

TEXTS = {("a", 1): "产值增长6%，新增就业5万人。", ("b", 1): "产值增长7%。"}
GROWTH = StatedFigure("6%", 6, "%", "=", report="a", quote="产值增长6%", indicator="产值增长")
JOBS = StatedFigure("5万人", 50000, "人", "=", report="a", quote="新增就业5万人", indicator="新增就业")
RESULT = replace(GROWTH, report="b", quote="产值增长7%", text="7%", value=7)
TARGETS = (GoldTarget("p1", "x", GROWTH, RESULT, "met"), GoldTarget("p2", "x", JOBS, None, "not_found"))


def figure(report, start, text, value, unit):
    end = start + len(text)
    return {"report": report, "paragraph": 1, "start": start, "end": end, "value": value, "unit": unit}


def test_report_pairs_are_asked_once():
    assert report_pairs((*TARGETS, *TARGETS)) == [("a", "b")]


def test_followed_targets_are_scored_beside_the_gold():
    def follow(target, actual):
        found = figure("b", 4, "7%", 7, "%")
        return {"items": [{"target": figure("a", 4, "6%", 6, "%"), "actual": found, "verdict": "met"}]}

    kept = follow_targets(follow, TARGETS, TEXTS)
    assert scores_of(kept).totals() == {"FulfilAcc": 0.5, "FulfilValue": 1.0}
    assert text_of(kept).splitlines()[2:] == ["p2 新增就业 5万人: no such target, gold not_found by nothing"]
