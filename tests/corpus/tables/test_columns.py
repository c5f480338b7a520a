from corpus.tables.columns import read_columns
from corpus.tables.grid import find_grids


def columns(*lines):
    (grid,) = find_grids(lines)
    return [(column.heading, column.role, column.unit, column.change, column.of) for column in read_columns(grid)]


def test_a_change_is_of_the_amounts_before_it():
    assert columns("指标\t产量（万吨）\t增长（%）", "粮\t5\t3") == [
        ("指标", "label", "", "", 0),
        ("产量（万吨）", "numbers", "万吨", "", 1),
        ("增长（%）", "numbers", "%", "growth", 1),
    ]


def test_units_and_numbers_in_order_have_columns_of_their_own():
    table = columns("序号\t产品\t单 位\t产量", "1\t原油\t万吨\t5", "2\t布\t万米\t6")
    assert [role for _, role, *_ in table] == ["serial", "label", "unit", "numbers"]


def test_rows_may_be_numbered_without_a_heading():
    table = columns("\t项目\t投资", "1\t路\t5", "2\t桥\t6")
    assert [role for _, role, *_ in table] == ["serial", "label", "numbers"]


def test_a_heading_spans_the_columns_below_it():
    table = columns("镇\t2019年\t\t2020年\t", "\t收入\t支出\t收入\t支出", "甲镇\t1\t2\t3\t4")
    assert [heading for heading, *_ in table] == ["镇", "2019年收入", "2019年支出", "2020年收入", "2020年支出"]


def test_years_may_head_rows_or_columns():
    assert [role for _, role, *_ in columns("年份\t产值", "2018\t5", "2019\t6")] == ["time", "numbers"]
    assert [heading for heading, *_ in columns("指标\t2018\t2019", "产值\t5\t6")] == ["指标", "2018年", "2019年"]


def test_two_tables_may_stand_side_by_side():
    table = columns("指标\t数值\t指标\t数值", "粮\t5\t油\t6", "猪\t7\t牛\t8")
    assert [role for _, role, *_ in table] == ["label", "numbers", "label", "numbers"]


def test_remarks_name_no_number():
    assert [role for _, role, *_ in columns("项目\t投资\t备注\t占地", "路\t5\t在建\t6")] == [
        "label",
        "numbers",
        "text",
        "numbers",
    ]
