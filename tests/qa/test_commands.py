import json

import pytest

from qa.commands import compare, fulfilment
from tests.qa.fake_bot import ALPHA, BETA, FakeBot


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr("qa.commands.Bot.open", lambda: FakeBot((ALPHA, BETA)))


def test_compare_prints_a_line_for_each_year(capsys):
    assert compare(["地区生产总值增长", "--places", "甲市，乙", "--years", "2022,2023"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "甲市 2022 年已完成：报告没有给出",
        "甲市 2023 年目标：地区生产总值增长 7.5%（alpha-2023 第 2 段）",
    ]


def test_compare_prints_records_as_json_and_a_table_as_csv(capsys):
    assert compare(["GDP", "--tense", "target", "--json"]) == 0
    assert [row["figure"]["text"] for row in json.loads(capsys.readouterr().out)["rows"]] == ["7.5%"]
    assert compare(["GDP", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "地方,年份,性质,数字,数值,单位,指标,原句,报告,段落,识别把握"


def test_compare_refuses_what_is_no_year(capsys):
    with pytest.raises(SystemExit):
        compare(["GDP", "--years", "今年"])
    assert "'今年' are no years; write 2025,2026" in capsys.readouterr().err


def test_fulfilment_prints_targets_results_and_totals(capsys):
    assert fulfilment(["alpha-2023", "beta-2024"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "[未完成] 改造老旧小区：目标“改造老旧小区300个以上，<b>惠及</b>居民。”",
        "  结果“新建公园5个。”",
        "[未找到] 地区生产总值：目标“地区生产总值增长7.5%、突破4000亿元。”",
        "共 2 个目标：完成 0，未完成 1，未到期 0，未找到 1",
    ]


def test_fulfilment_prints_records_as_json(capsys):
    assert fulfilment(["alpha-2023", "beta-2024", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [(item["verdict"], item["target"]["text"]) for item in items] == [
        ("missed", "300个"),
        ("not_found", "4000亿元"),
    ]
