import re
from dataclasses import replace

import pytest

from qa.page.figures import figure_list, figures_html
from tests.qa.fake_bot import GROWTH, PARKS, RENEWED, TOTAL

TITLES = {"alpha-2023": "甲市政府工作报告", "beta-2024": "乙县政府工作报告"}


def facts(html):
    return re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html)


def test_a_figure_of_one_report_is_shown_large_with_its_facts():
    assert figures_html([TOTAL], TITLES) == (
        '<div class="figure"><p><span>地区生产总值</span><b>超过4000亿元</b></p><dl>'
        "<div><dt>数值</dt><dd>400,000,000,000</dd></div><div><dt>单位</dt><dd>元</dd></div>"
        "<div><dt>界限</dt><dd>超过</dd></div><div><dt>性质</dt><dd>目标</dd></div>"
        "<div><dt>年份</dt><dd>2023 年</dd></div></dl></div>"
    )


def test_what_a_figure_lacks_is_said_and_its_commitment_stands_beside_the_tense():
    html = figures_html([replace(TOTAL, unit="", modality="力争", year=None)], {})
    assert facts(html)[1:] == [("单位", "比值"), ("界限", "超过"), ("性质", "目标（力争）"), ("年份", "未注明")]


@pytest.mark.parametrize(("count", "large", "rows"), [(0, 0, 0), (3, 3, 0), (4, 0, 4)])
def test_three_figures_of_one_report_are_large_and_more_stand_in_a_table_without_its_name(count, large, rows):
    html = figures_html([GROWTH, TOTAL, RENEWED, TOTAL][:count], TITLES)
    assert (html.count('class="figure"'), html.count("<tr>") - bool(rows)) == (large, rows)
    assert 'data-label="报告"' not in html


def test_figures_of_several_reports_stand_side_by_side_with_their_places_and_bars():
    html = figures_html([RENEWED, PARKS], TITLES)
    assert re.findall(r'data-label="(?:报告|数字)">(?:<a href="([^"]+)".*?>)?([^<]+)<', html) == [
        ("", "甲市政府工作报告"),
        ("?report=alpha-2023&amp;p=3&amp;at=6-10", "300个以上"),
        ("", "乙县政府工作报告"),
        ("?report=beta-2024&amp;p=1&amp;at=4-6", "5个"),
    ]
    assert re.findall(r'class="tense (\w+)">(.*?)<', html) == [("target", "目标"), ("actual", "已完成")]
    assert re.findall(r'<rect width="([^"]+)"', html) == ["100.0", "1.7"]


def test_bars_are_drawn_in_the_unit_of_the_first_figure():
    tonnes, pounds = replace(GROWTH, unit="吨", value=2.0), replace(PARKS, unit="斤", value=2000.0)
    html = figures_html([tonnes, pounds], TITLES)
    assert re.findall(r'<rect width="([^"]+)"', html) == ["100.0", "50.0"]


def test_figures_of_several_dimensions_are_not_drawn_side_by_side():
    html = figures_html([GROWTH, PARKS], TITLES)
    assert ("<table>" in html, "<svg" in html) == (True, False)


def test_the_figures_of_a_passage_are_folded_and_none_make_nothing():
    assert figure_list([replace(GROWTH, indicator="<GDP>")]) == (
        '<details class="figures"><summary>本段的数字（1）</summary>'
        "<ul><li><b>7.5%</b> <span>&lt;GDP&gt;</span></li></ul></details>"
    )
    assert figure_list([]) == ""
