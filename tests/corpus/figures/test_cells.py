import pytest

from corpus import Paragraph, TableCell, TableRow
from corpus.figures.cells import cell_figures


def figure(text, *times, unit="亿元", indicator="产值", section=(), year=2021, kind="level"):
    """Return the figure of a row of one cell, or None."""
    row = TableRow("", "", (TableCell(0, len(text), indicator, unit, kind, times),))
    figures = cell_figures(Paragraph("r", 1, section, "", text, (), 0, "row", "", row), year)
    return figures[0] if figures else None


@pytest.mark.parametrize(
    ("text", "unit", "value", "recorded"),
    [
        ("48.5", "亿元", 4_850_000_000, "元"),
        ("1,234.5", "万吨", 12_345_000, "吨"),
        ("1 234", "公里", 1234, "公里"),
        ("-1.6", "%", -1.6, "%"),
        ("▲2", "％", -2, "%"),
        ("7", "标准车", 7, "标准车"),
        ("５", "个", 5, "个"),
    ],
)
def test_the_scale_word_of_the_unit_multiplies(text, unit, value, recorded):
    cell = figure(text, unit=unit)
    assert (cell.text, cell.value, cell.unit) == (text, value, recorded)


def test_a_cell_with_its_own_unit_is_read_by_it():
    cell = figure("8%以上", unit="%")
    assert (cell.text, cell.value, cell.unit, cell.comparator) == ("8%", 8, "%", ">=")


def test_what_nothing_says_the_unit_of_is_no_figure_but_an_index_is():
    assert figure("5", unit="") is None
    assert figure("103.4", unit="", indicator="消费价格指数").unit == ""


def test_a_code_is_no_figure():
    assert figure("1234567890123456789") is None


@pytest.mark.parametrize(
    ("times", "year", "tense"),
    [
        (("2018年",), 2018, "actual"),
        (("绝对数", "2019年产值"), 2019, "actual"),
        (("2021年预算数",), 2021, "target"),
        (("2020年执行数", "2021年预算表"), 2020, "actual"),
        (("上年执行数", "2021年预算表"), 2020, "actual"),
        (("预算数", "2021年预算表"), 2021, "target"),
        (("上年", "2019年产值"), 2018, "actual"),
        (("上年",), 2019, "actual"),
        (("比上年增长", "绝对数", "2019年产值"), 2019, "actual"),
        (("2015-2019年产值",), 2019, "actual"),
        (("目标",), 2021, "target"),
        ((), 2020, "actual"),
    ],
)
def test_the_nearest_heading_tells_year_and_tense(times, year, tense):
    cell = figure("5", *times)
    assert (cell.year, cell.tense) == (year, tense)


def test_headings_above_the_table_tell_a_plan():
    assert figure("5", section=("二、2021年主要目标",)).tense == "target"


def test_of_an_unknown_year_nothing_is_said():
    assert figure("5", year=None).year is None


def test_a_figure_is_written_with_its_unit():
    assert [figure(text, unit=unit).written for text, unit in (("48.5", "亿元"), ("3", "%"), ("0", "万吨"))] == [
        "48.5亿元",
        "3%",
        "0吨",
    ]
