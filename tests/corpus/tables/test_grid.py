import pytest

from corpus.tables.grid import find_grids, is_number, unit_line


def shape(*lines):
    """Return title, unit, and the line numbers above, of the headings and of the rows of every table."""
    return [
        (grid.title, grid.unit, grid.above, [line.number for line in grid.header], [line.number for line in grid.body])
        for grid in find_grids(lines)
    ]


def test_title_and_unit_stand_above_and_prose_does_not():
    lines = [
        "全年用电5亿度。",
        "2019年产量",
        "单位：万吨",
        "产品\t产量",
        "大豆\t7.2",
        "水泥\t426.3",
        "全年完成投资5亿元。",
    ]
    assert shape(*lines) == [("2019年产量", "万吨", (1, 2), [3], [4, 5])]


def test_title_and_unit_may_stand_in_the_first_rows():
    assert shape("2020年收支\t\t", "\t\t单位：万元", "科目\t预算数\t增长", "税收\t5\t3", "非税\t2\t1") == [
        ("2020年收支", "万元", (0, 1), [2], [3, 4])
    ]


def test_title_and_unit_may_stand_on_one_line():
    assert shape("表1 财政收支（单位：亿元）", "项目\t2019年", "收入\t5")[0][:2] == ("表1 财政收支", "亿元")


def test_headings_may_have_two_lines():
    assert shape("指标\t2019年\t\t2020年\t", "\t收入\t支出\t收入\t支出", "甲镇\t1\t2\t3\t4")[0][3:] == ([0, 1], [2])


def test_bare_years_are_headings():
    assert shape("指标\t2018\t2019", "产值\t5\t6")[0][3:] == ([0], [1])


def test_a_line_that_heads_rows_is_part_of_the_table():
    assert shape("指标\t数值", "存栏", "牛\t5", "出栏\t", "牛\t6")[0][3:] == ([0], [1, 2, 3, 4])


def test_headings_below_rows_begin_another_table():
    tables = shape("指标\t数值", "牛\t5", "指标\t产量", "粮\t6")
    assert [(header, body) for *_, header, body in tables] == [([0], [1]), ([2], [3])]


@pytest.mark.parametrize("line", ["县长\t张某", "", "指标 数值"])
def test_one_line_is_no_table(line):
    assert shape("各位代表：", line, "全年完成5亿元。") == []


@pytest.mark.parametrize("text", ["指标", "2019年", "1-9月", "12月末", "第5", "3季度", "一", "甲1"])
def test_words_years_and_months_are_no_numbers(text):
    assert not is_number(text)


@pytest.mark.parametrize("text", ["5", "-1.6", "1,234.5", "1 234", "▲5", "（3.2）", "8%以上", "35家", "—", "…", "持平"])
def test_numbers_and_signs_that_there_is_none_are(text):
    assert is_number(text)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("单位：亿元", ("", "亿元")),
        ("（计量单位:万人）", ("", "万人")),
        ("单 位：个、%", ("", "个、%")),
        ("单位负责人讲话", None),
        ("各单位：要认真落实有关工作的各项要求，切实加强组织领导", None),
    ],
)
def test_the_line_of_a_unit(line, read):
    assert unit_line(line) == read
