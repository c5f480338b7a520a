import json

import pytest

from qa.commands import compare
from tests.qa.fake_bot import FakeBot


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr("qa.commands.compare.Bot.open", FakeBot)


def test_compare_prints_a_line_for_each_year(capsys):
    assert compare.run(["地区生产总值增长", "--places", "甲市，乙", "--years", "2022,2023"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "甲市 2022 年已完成：报告没有给出",
        "甲市 2023 年目标：地区生产总值增长 7.5%（alpha-2023 第 2 段）",
    ]


def test_compare_prints_records_as_json_and_a_table_as_csv(capsys):
    assert compare.run(["GDP", "--tense", "target", "--json"]) == 0
    assert [row["figure"]["text"] for row in json.loads(capsys.readouterr().out)["rows"]] == ["7.5%"]
    assert compare.run(["GDP", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "地方,年份,性质,数字,数值,单位,指标,原句,报告,段落"


def test_compare_refuses_what_is_no_year(capsys):
    with pytest.raises(SystemExit):
        compare.run(["GDP", "--years", "今年"])
    assert "'今年' are no years; write 2025,2026" in capsys.readouterr().err
