import json

import pytest

from qa.commands import fulfilment
from tests.qa.fake_bot import ALPHA, BETA, FakeBot


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    monkeypatch.setattr("qa.commands.fulfilment.Bot.open", lambda: FakeBot((ALPHA, BETA)))


def test_fulfilment_prints_targets_results_and_totals(capsys):
    assert fulfilment.run(["alpha-2023", "beta-2024"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "[未完成] 改造老旧小区：目标“改造老旧小区300个以上，<b>惠及</b>居民。”",
        "  结果“新建公园5个。”",
        "[未找到] 地区生产总值：目标“地区生产总值增长7.5%、突破4000亿元。”",
        "共 2 个目标：完成 0，未完成 1，未找到 1",
    ]


def test_fulfilment_prints_records_as_json(capsys):
    assert fulfilment.run(["alpha-2023", "beta-2024", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert [(item["verdict"], item["target"]["text"]) for item in items] == [
        ("missed", "300个"),
        ("not_found", "4000亿元"),
    ]
