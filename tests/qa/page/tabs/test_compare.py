import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl

from qa.page.tabs.compare import CompareTab
from qa.records import Comparison, ComparisonRow
from tests.qa.fake_bot import ALPHA, BETA, GROWTH, FakeBot

BOT = FakeBot((ALPHA, BETA))
TAB = CompareTab(BOT.reports, BOT.compare)


def test_without_an_indicator_there_is_only_the_choice():
    html = TAB.html({"places": "甲"})
    assert re.findall(r'<option value="(\d+)">', html) == ["2024", "2023", "2022"]
    assert "results" not in html


def test_what_reports_say_stands_in_a_table_and_what_they_do_not_is_named():
    html = TAB.html({"indicator": "地区生产总值增长"})
    rows = [re.sub("<[^>]+>", " ", row).split() for row in re.findall("<tr>(<td.*?)</tr>", html)]
    assert rows == [
        ["甲市", "2023", "目标", "地区生产总值增长", "7.5%", "原句", "地区生产总值增长", "7.5%", "、突破4000亿元。"]
    ]
    assert '<a href="?report=alpha-2023&amp;p=2&amp;at=8-12"' in html
    assert "报告没有给出的：甲市2022年已完成。" in html


def test_the_choice_is_handed_on_and_kept_by_the_downloads():
    asked = []
    tab = CompareTab(BOT.reports, lambda *given: asked.append(given) or BOT.compare("x"))
    html = tab.html({"indicator": "增长", "places": "四川、 广东", "year": "2023", "tense": "target"})
    assert asked == [("增长", ["四川", "广东"], [2023], "target")]
    files = re.search(r'href="\./api/compare\.xlsx\?([^"]+)"', html)[1]
    assert parse_qsl(unescape(files)) == [
        ("indicator", "增长"),
        ("place", "四川"),
        ("place", "广东"),
        ("year", "2023"),
        ("tense", "target"),
    ]


def test_goals_are_charted_from_the_largest_in_one_unit():
    quote = BOT.quote(GROWTH)
    values = [("甲市", 5.0, "公里"), ("乙市", 7000.0, "米"), ("丙市", 6.0, "%")]
    rows = [
        ComparisonRow("alpha-2023", place, 2023, "target", replace(GROWTH, value=value, unit=unit), quote)
        for place, value, unit in values
    ]
    html = CompareTab(BOT.reports, lambda *_: Comparison("产值", tuple(rows), 1.0)).html({"indicator": "产值"})
    bars = re.findall('class="name">([^<]+)</span>.*?width="([^"]+)"', html)
    assert bars == [("乙市 2023", "100.0"), ("甲市 2023", "71.4")]


def test_nothing_stated_says_so():
    silent = Comparison("月球", (ComparisonRow("alpha-2023", "甲市", 2023, "target", None, None),), 1.0)
    html = CompareTab(BOT.reports, lambda *_: silent).html({"indicator": "月球"})
    assert "这些报告都没有给出这个指标的数字。" in html
    assert "报告没有给出的：甲市2023年目标。" in html
