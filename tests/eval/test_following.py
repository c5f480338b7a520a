from dataclasses import replace

from eval.following import follow_promises, report_pairs, scores_of, text_of
from eval.gold import GoldFigure, Promise, Stated

TEXTS = {("a", 1): "产值增长6%，新增就业5万人。", ("b", 1): "产值增长7%。"}
GROWTH = Stated("a", "产值增长6%", GoldFigure("6%", 6, "%", "=", None), "产值增长")
JOBS = Stated("a", "新增就业5万人", GoldFigure("5万人", 50000, "人", "=", None), "新增就业")
RESULT = replace(GROWTH, report="b", quote="产值增长7%", figure=GoldFigure("7%", 7, "%", "=", None))
PROMISES = (Promise("p1", GROWTH, RESULT, "met"), Promise("p2", JOBS, None, "not_found"))


def figure(report, start, text, value, unit):
    end = start + len(text)
    return {"report": report, "paragraph": 1, "start": start, "end": end, "value": value, "unit": unit}


def test_report_pairs_are_asked_once():
    assert report_pairs((*PROMISES, *PROMISES)) == [("a", "b")]


def test_followed_targets_are_scored_beside_the_gold():
    def follow(target, actual):
        found = figure("b", 4, "7%", 7, "%")
        return {"items": [{"target": figure("a", 4, "6%", 6, "%"), "actual": found, "verdict": "met"}]}

    kept = follow_promises(follow, PROMISES, TEXTS)
    assert scores_of(kept).totals() == {"FulfilAcc": 0.5, "FulfilValue": 1.0}
    assert text_of(kept).splitlines()[2:] == ["p2 新增就业 5万人: no such target, gold not_found by nothing"]
