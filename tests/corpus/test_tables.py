"""Tables in a report: rows stay rows, paragraphs stay paragraphs, and a row has its figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import figures_of, read_report

HEAD = ["甲乙市国民经济和社会发展统计公报", "——2021年3月20日", "一、综合", "全年实现地区生产总值812.5亿元。"]
TABLE = ["2020年主要产品产量", "单位：万吨", "产品\t产量\t增长（%）", "大米\t7.2\t-1.6", "白糖\t12\t3"]
TAIL = ["全市完成财政收入63亿元，其中税收40亿元。", "二、教育", "全市有幼儿园565所。"]

words = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=8)
prose = st.lists(words, min_size=1, max_size=4).map(lambda parts: "，".join(parts) + "。")
numbers = st.decimals(-1000, 1000, places=1, allow_nan=False).map(str)
row = st.tuples(words, numbers, numbers).map("\t".join)
table = st.tuples(words.map(lambda word: f"{word}\t产量（吨）\t增长（%）"), st.lists(row, min_size=1, max_size=4))
block = st.one_of(prose.map(lambda text: [text]), table.map(lambda parts: [parts[0], *parts[1]]))


def read(lines):
    return read_report("\n".join(lines), "r")


def test_rows_are_read_as_rows_and_what_follows_as_a_paragraph():
    report = read([*HEAD, *TABLE, *TAIL])
    assert [(p.role, p.section, p.text) for p in report.paragraphs[3:]] == [
        ("body", ("一、综合",), HEAD[3]),
        ("caption", ("一、综合",), TABLE[0]),
        ("caption", ("一、综合",), TABLE[1]),
        ("caption", ("一、综合",), TABLE[2]),
        ("row", ("一、综合", "2020年主要产品产量"), TABLE[3]),
        ("row", ("一、综合", "2020年主要产品产量"), TABLE[4]),
        ("body", ("一、综合",), TAIL[0]),
        ("heading", ("二、教育",), TAIL[1]),
        ("body", ("二、教育",), TAIL[2]),
    ]


def test_a_row_has_its_figures():
    report = read([*HEAD, *TABLE, *TAIL])
    figures = figures_of(report.paragraphs[7], report.planned_year)
    assert [(f.text, f.indicator, f.value, f.unit, f.kind, f.tense, f.year) for f in figures] == [
        ("7.2", "大米产量", 72_000, "吨", "level", "actual", 2020),
        ("-1.6", "大米产量增长", -1.6, "%", "growth", "actual", 2020),
    ]


def test_tables_in_traditional_characters_are_read():
    report = read([*HEAD, "單位：億元", "指標\t2020年", "產值\t5", *TAIL])
    (figure,) = figures_of(report.paragraphs[6], 2021)
    assert (report.paragraphs[6].text, figure.indicator, figure.value, figure.unit) == ("產值\t5", "产值", 5e8, "元")


def test_a_report_may_begin_with_a_table():
    report = read(["甲县2021年预算表", *TABLE])
    assert [p.role for p in report.paragraphs] == ["title", "caption", "caption", "caption", "row", "row"]


@pytest.mark.parametrize("space", ["", "\u3000", "\u200b", " "])
def test_the_figures_of_a_row_with_an_empty_first_cell_stand_where_they_stand(space):
    report = read([*HEAD, "单位：亿元", f"{space}\t2019年\t2020年", "产值\t5\t6", f"{space}\t7\t8{space}", *TAIL])
    rows = [p for p in report.paragraphs if p.role == "row"]
    assert [[f.text for f in figures_of(p, 2021)] for p in rows] == [["5", "6"], ["7", "8"]]


@given(st.lists(block, min_size=1, max_size=6))
def test_rows_never_join_paragraphs(blocks):
    lines = [line for lines in blocks for line in lines]
    report = read([*HEAD, *lines, *TAIL])
    assert [p.text for p in report.paragraphs] == [*HEAD, *lines, *TAIL]
    assert all(("\t" in p.text) == (p.role in ("row", "caption")) for p in report.paragraphs)


@given(st.text("\t\n 甲乙5.%—（）单位：亿元年2019，。", max_size=80))
def test_any_text_with_tabs_is_read_and_its_figures_stand_in_it(text):
    report = read([*HEAD, text, *TAIL])
    for paragraph in report.paragraphs:
        for figure in figures_of(paragraph, 2021):
            assert paragraph.text[figure.start : figure.end] == figure.text
