import re

import pytest

from qa import ClaimError
from qa.page.tabs.check import CheckTab
from qa.records import Check, ClaimCheck
from tests.qa.fake_bot import ALPHA, BETA, FakeBot, figure

BOT = FakeBot((ALPHA, BETA))
TAB = CheckTab(BOT.check, BOT.reports)


def test_without_text_there_is_only_the_box():
    html = TAB.html({})
    assert html.startswith('<form data-visit="" method="get" action="./"')
    assert "results" not in html


def test_each_number_of_the_draft_is_marked_with_sign_and_words_and_leads_to_its_claim():
    html = TAB.html({"text": "增速今年达到8%。"})
    assert re.findall('<div class="draft">(.*?)</div>', html) == [
        '增速今年达到<a href="#claim-1" class="verdict contradicted">8%<small>✗ 与报告不符</small></a>。'
    ]


def test_a_claim_stands_beside_the_reports_words():
    html = TAB.html({"text": "增速今年达到8%。"})
    assert '<article id="claim-1" class="claim contradicted">' in html
    assert "<blockquote>增速今年达到8%。</blockquote><p>报告的数字是“7.5%”，说法写的是“8%”。</p>" in html
    assert "<blockquote>地区生产总值增长<mark>7.5%</mark>、突破4000亿元。</blockquote>" in html
    assert "《甲市政府工作报告（2023 年）》" in html
    assert "共 1 句：1 句与报告不符。" in html


def test_a_claim_without_numbers_is_marked_whole_and_the_rest_is_untouched():
    text = "甲。<b>乙</b>。\n全年建成公园5个。"
    five = figure(0, 18, "5个", 5.0, "个", "=", "公园", report="")
    claims = (
        ClaimCheck("<b>乙</b>。", 2, 11, "supported", "与报告一致。", (), (), (), ()),
        ClaimCheck("全年建成公园5个。", 12, 21, "not_found", "报告没有提到。", (five,), ("not_found",), (), ()),
    )
    html = CheckTab(lambda *_: Check("not_found", claims, 1.0), (ALPHA,)).html({"text": text})
    assert re.findall('<div class="draft">(.*?)</div>', html, re.S) == [
        '甲。<a href="#claim-1" class="verdict supported">&lt;b&gt;乙&lt;/b&gt;。<small>✓ 与报告一致</small></a>\n'
        '全年建成公园<a href="#claim-2" class="verdict not_found">5个<small>？ 报告未提及</small></a>。'
    ]
    assert "报告中没有可以对照的原文。" in html


def test_the_report_chosen_is_the_one_asked():
    asked = []
    tab = CheckTab(lambda text, reports: asked.append((text, reports)) or Check("not_found", (), 1.0), (ALPHA, BETA))
    tab.html({"text": "一\r\n二", "report": "beta-2024"})
    tab.html({"text": "三"})
    assert asked == [("一\n二", ["beta-2024"]), ("三", None)]


def test_what_the_checker_refuses_is_raised_for_the_page_to_show():
    def refuse(text, reports):
        raise ClaimError("太长。")

    with pytest.raises(ClaimError):
        CheckTab(refuse, (ALPHA,)).html({"text": "长"})
