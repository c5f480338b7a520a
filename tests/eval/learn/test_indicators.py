import json
from dataclasses import replace

import pytest

from corpus import Metadata, read_report
from eval.errors import EvalError
from eval.learn import indicators
from eval.learn.indicators import PointedTarget, fit_indicators, pointed_targets, quoted_targets
from index import Searcher, build
from index.snapshot import open_snapshot
from qa.linear import WeightsFile
from qa.matching.indicators import NAMES

TARGETS = "甲市政府工作报告\n今年主要目标是：粮食产量达到{0}万吨，新建公园{1}座，新增学位{2}座。\n"
RESULTS = "甲市政府工作报告\n过去一年，新增学位{2}座，粮食总产量{0}万吨。建成公园{1}座。\n"
PLACES = ("a", "b", "c", "d", "e")


@pytest.fixture(scope="module")
def reports():
    texts = {}
    for number, place in enumerate(PLACES):
        texts[f"{place}2024"] = TARGETS.format(60 + number, 10 + number, 5 + number)
        texts[f"{place}2025"] = RESULTS.format(61 + number, 11 + number, 6 + number)
    return {name: read_report(text, name, Metadata(year=int(name[1:]), place="甲市")) for name, text in texts.items()}


def place(reports, report, text):
    (paragraph,) = reports[report].paragraphs[1:]
    return report, paragraph.offset + paragraph.text.index(text)


def test_shipped_targets_point_into_reports():
    targets = pointed_targets()
    assert len(targets) == 55
    assert targets[0] == PointedTarget(("prov2025_beijing", 7264), "prov2026_beijing", ("prov2026_beijing", 600))


def test_pointed_targets_without_result_have_none(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("# comment\na\t5\tb\t7\na\t6\tb\t-\n", "utf-8")
    assert pointed_targets(path) == [PointedTarget(("a", 5), "b", ("b", 7)), PointedTarget(("a", 6), "b", None)]


def test_quoted_targets_are_found_in_their_reports(reports, tmp_path):
    figure = {"text": "60万吨", "value": 600000, "unit": "吨", "comparator": "=", "indicator": "粮食产量"}
    target = figure | {"report": "a2024", "quote": "粮食产量 达到60万吨"}
    actual = figure | {"report": "a2025", "quote": "粮食总产量61万吨", "text": "61万吨"}
    rows = [
        {"id": "1", "place": "a", "target": target, "actual": actual, "verdict": "met"},
        {"id": "2", "place": "a", "target": target, "actual": None, "verdict": "not_found"},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    ours, theirs = place(reports, "a2024", "60万吨"), place(reports, "a2025", "61万吨")
    assert quoted_targets(path, reports) == [
        PointedTarget(ours, "a2025", theirs),
        PointedTarget(ours, "a2025", None),
    ]
    path.write_text(json.dumps(rows[0] | {"target": target | {"quote": "没有"}}), "utf-8")
    with pytest.raises(EvalError, match="a2024 does not say '没有'; give the reports"):
        quoted_targets(path, reports)


def test_fitting_learns_that_shared_names_speak_for_a_result(reports, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setattr(indicators, "WEIGHTS", WeightsFile(tmp_path / "indicator_weights.json", "make it"))
    searcher = Searcher(open_snapshot(build(list(reports.values()), None, quiet=True)), None)
    pairs = [
        (f"{name}{year}", f"{number + n + year - 2024}{unit}")
        for n, name in enumerate(PLACES)
        for number, unit in ((60, "万吨"), (10, "座"))
        for year in (2024, 2025)
    ]
    places = [place(reports, report, text) for report, text in pairs]
    targets = [PointedTarget(ours, theirs[0], theirs) for ours, theirs in zip(places[::2], places[1::2], strict=True)]
    fit_indicators("words", searcher, reports, targets)
    record = json.loads((tmp_path / "indicator_weights.json").read_text("utf-8"))["words"]
    assert tuple(record["weights"]) == NAMES
    assert record["made"]["targets"] == 10
    assert capsys.readouterr().out == f"indicators, words: {record['made']}\n"


def test_a_target_whose_own_figure_is_not_extracted_teaches_nothing(reports, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    searcher = Searcher(open_snapshot(build(list(reports.values()), None, quiet=True)), None)
    target = PointedTarget(("a2024", 0), "a2025", None)
    assert indicators._case(searcher, reports, target) is None
    grain = replace(target, target=place(reports, "a2024", "60万吨"))
    case = indicators._case(searcher, reports, grain)
    assert (case.report, case.right.any(), case.has_result) == ("a2024", False, False)
