import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.figure_table import ORDERS, FigureFilter
from qa.page.address import read_fields
from qa.page.tabs.figures import PAGE, FiguresTab, View
from tests.qa.fake_bot import ALPHA, BETA, GROWTH, PARKS, RENEWED, TOTAL

TAB = FiguresTab((ALPHA, BETA), (GROWTH, TOTAL, RENEWED, PARKS))
MANY = FiguresTab((ALPHA,), [replace(TOTAL, indicator=f"指标{n}") for n in range(120)])
WORDS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
FILTERS = st.builds(FigureFilter, WORDS, WORDS, WORDS, st.none() | st.just("bound"), st.none() | st.just("target"))


def rows(html):
    found = [re.findall("<td[^>]*>(.*?)</td>", row) for row in re.findall("<tr>(<td.*?)</tr>", html)]
    return [re.sub("<[^>]+>", "", " ".join(cells)) for cells in found]


@given(st.builds(View, FILTERS, st.sampled_from(ORDERS), st.integers(1, 999)))
def test_a_view_is_read_back_from_its_address(view):
    assert View.parse(read_fields(str(view))) == view


@pytest.mark.parametrize("fields", [{}, {"kind": "x", "tense": "", "year": "二", "sort": "?", "page": "-1"}])
def test_what_an_address_says_wrongly_counts_as_absent(fields):
    assert View.parse(fields) == View()


def test_a_row_has_its_words_and_leads_to_the_place_in_the_report():
    html = TAB.html({"q": "4000"})
    assert rows(html) == ["地区生产总值 超过4000亿元 总量 目标 2023 甲市政府工作报告（2023 年） 第 2 段 · 一、总体要求"]
    assert '<a href="?report=alpha-2023&amp;p=2&amp;at=15-21" data-visit="" title="看报告原句">超过4000亿元</a>' in html


def test_filters_and_order_are_kept_by_the_downloads_and_by_sorting():
    html = TAB.html({"tense": "target", "sort": "value"})
    assert [row.split()[0] for row in rows(html)] == ["地区生产总值增长", "改造老旧小区", "地区生产总值"]
    assert 'href="./api/figures.xlsx?tense=target&amp;sort=value"' in html
    assert 'aria-sort="ascending"><a href="?view=figures&amp;tense=target&amp;sort=-value"' in html
    assert '<option value="target" selected="">目标</option>' in html


def test_many_rows_are_paged_and_the_count_says_so():
    html = MANY.html({"page": "3"})
    assert (PAGE, len(rows(html))) == (50, 20)
    assert "共 120 个数字，第 101–120 个" in html
    assert re.findall(r'href="(\S+)" data-visit="" aria-current="page"', html) == ["?view=figures&amp;page=3"]


def test_a_page_beyond_the_last_shows_the_last():
    assert MANY.html({"page": "999"}) == MANY.html({"page": "3"})


def test_nothing_found_says_so_and_keeps_the_filters():
    html = TAB.html({"q": "<月球>"})
    assert "没有符合条件的数字，请放宽条件。" in html
    assert 'value="&lt;月球&gt;"' in html
    assert "<table>" not in html


def test_targets_are_charted_by_section_in_one_report_and_by_report_in_several():
    bars = r'<span class="name"><a href="([^"]+)" data-visit=""[^>]*>([^<]+)</a></span>.*?<b>([^<]+)</b>'
    assert re.findall(bars, TAB.html({})) == [
        ("?report=alpha-2023&amp;p=2", "一、总体要求", "2 个"),
        ("?report=alpha-2023&amp;p=3", "（一）改善民生", "1 个"),
    ]
    both = FiguresTab((ALPHA, BETA), (GROWTH, replace(PARKS, tense="target")))
    assert re.findall(bars, both.html({})) == [
        ("?view=figures&amp;report=alpha-2023", "甲市政府工作报告（2023 年）", "1 个"),
        ("?view=figures&amp;report=beta-2024", "乙县政府工作报告（2024 年）", "1 个"),
    ]


def test_a_part_without_section_is_named_by_its_lead_or_its_number():
    bare = replace(ALPHA.paragraphs[1], section=())
    names = [
        re.findall(
            r'data-visit="" title="([^"]+)"', FiguresTab((replace(ALPHA, paragraphs=(each,) * 3),), (TOTAL,)).html({})
        )[0]
        for each in (replace(bare, lead="稳住增长。"), bare)
    ]
    assert names == ["稳住增长", "第 2 段"]


def test_no_chart_without_targets():
    assert "<svg" not in TAB.html({"tense": "actual"})
