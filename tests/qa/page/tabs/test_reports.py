import re
from dataclasses import replace

from corpus import Doubt
from qa.page.tabs.reports import ReportsTab
from tests.qa.fake_bot import ALPHA, BETA, GROWTH, PARKS, TOTAL

REPORTS = (ALPHA, replace(BETA, id="<b>", place="", year=None))
NAME = "甲市政府工作报告（2023 年）"
FIGURES = (GROWTH, TOTAL, PARKS)


def test_every_report_is_listed_with_its_size_and_a_link():
    html = ReportsTab(REPORTS, FIGURES, takes_reports=False).html({})
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(<td.*?)</tr>", html)]
    assert rows == [
        [f'<a href="?report=alpha-2023" data-visit="">{NAME}</a>', "alpha-2023", "甲市", "2023", "3 段", "2 个数字"],
        ['<a href="?report=%3Cb%3E" data-visit="">政府工作报告</a>', "&lt;b&gt;", "—", "—", "1 段", "0 个数字"],
    ]


def test_what_nobody_confirmed_is_marked():
    doubts = (Doubt("place", "乙县", 0.4, False), Doubt("year", "2023", 0.7, True))
    html = ReportsTab((replace(ALPHA, place="", doubts=doubts),), FIGURES, takes_reports=False).html({})
    assert re.findall(r"<td[^>]*>([^<]*待确认[^<]*)</td>", html) == ["—（可能是乙县，待确认）", "2023（待确认）"]


def test_without_a_token_the_tab_says_why_nothing_can_be_added():
    html = ReportsTab(REPORTS, FIGURES, takes_reports=False).html({})
    assert "这台服务器没有设置工作人员令牌（QA_STAFF_TOKEN）" in html
    assert "<form" not in html and "data-remove" not in html


def test_with_a_token_reports_can_be_added_and_removed():
    html = ReportsTab(REPORTS, FIGURES, takes_reports=True).html({})
    names = ["file", "token", "title", "place", "level", "year", "date", "speaker", "id"]
    assert re.findall(r' name="([^"]+)"', html) == names
    assert re.findall(r'data-remove="([^"]+)"', html) == ["alpha-2023", "&lt;b&gt;"]
    assert 'method="post" action="./api/reports" enctype="multipart/form-data"' in html  # no token in an address
