import re
from dataclasses import replace

from qa.page.tabs.fulfilment import FulfilmentTab
from tests.qa.fake_bot import ALPHA, BETA, FakeBot

LATER = replace(BETA, id="alpha-2024", place="甲市")
BOT = FakeBot((ALPHA, BETA))
TAB = FulfilmentTab((BETA, LATER, ALPHA), BOT.fulfilment, BOT.quote)


def chosen(html):
    return re.findall(r'<option value="([^"]+)" selected="">', html)


def test_the_newest_pair_of_one_place_is_preselected_and_nothing_followed_yet():
    html = TAB.html({})
    assert chosen(html) == ["alpha-2023", "alpha-2024"]
    assert "results" not in html


def test_targets_stand_beside_results_with_both_places_and_a_verdict():
    html = TAB.html({"target": "alpha-2023", "actual": "alpha-2024"})
    rows = [re.sub(r"<[^>]+>", "", row) for row in re.findall(r"<tr>(<td.*?)</tr>", html)]
    assert rows == [
        "改造老旧小区 300个以上原句改造老旧小区300个以上，&lt;b&gt;惠及&lt;/b&gt;居民。"
        "新建公园 5个原句新建公园5个。✗ 未完成把握 90%",
        "地区生产总值 超过4000亿元原句地区生产总值增长7.5%、突破4000亿元。没有找到？ 未找到",
    ]
    assert re.findall(r'<a href="(\?report[^"]+)"', html) == [
        "?report=alpha-2023&amp;p=3&amp;at=6-10",
        "?report=beta-2024&amp;p=1&amp;at=4-6",
        "?report=alpha-2023&amp;p=2&amp;at=15-21",
    ]


def test_counts_stand_on_top_and_choose_a_verdict():
    html = TAB.html({"target": "alpha-2023", "verdict": "missed"})
    assert re.findall(r"</span> (\w+)</span> (\d)</a>", html) == [
        ("完成", "0"),
        ("未完成", "1"),
        ("未到期", "0"),
        ("未找到", "1"),
    ]
    assert len(re.findall("<tr><td", html)) == 1
    assert (
        'href="?view=fulfilment&amp;target=alpha-2023&amp;actual=alpha-2024" data-visit="" aria-current="true"' in html
    )
    assert 'href="./api/fulfilment.xlsx?target=alpha-2023&amp;actual=alpha-2024"' in html


def test_a_result_of_another_place_gives_way_to_the_next_year_of_the_same():
    assert chosen(TAB.html({"target": "alpha-2023", "actual": "beta-2024"})) == ["alpha-2023", "alpha-2024"]


def test_a_report_without_a_later_one_says_what_is_missing():
    html = TAB.html({"target": "beta-2024"})
    assert "还没有乙县之后年份的报告，添加后才能对照。" in html
    assert "<table>" not in html
