from corpus.records import TableCell
from corpus.tables import find_grids, read_rows


def cells(*lines):
    """Return indicator, number and unit of every number of a table."""
    (grid,) = find_grids(lines)
    texts = [line.lstrip() for line in lines]
    return [
        (cell.indicator, texts[number][cell.start : cell.end], cell.unit)
        for number, row in read_rows(grid).items()
        for cell in row.cells
    ]


def test_a_number_has_the_headings_of_its_row_and_column_and_the_unit_of_the_table():
    (grid,) = find_grids(["2019年产值", "单位：亿元", "行业\t2018年\t2019年", "旅游业\t3.1\t4.2"])
    assert read_rows(grid)[3].cells == (
        TableCell(4, 7, "产值旅游业", "亿元", "level", ("2018年", "旅游业", "2019年产值")),
        TableCell(8, 11, "产值旅游业", "亿元", "level", ("2019年", "旅游业", "2019年产值")),
    )


def test_a_change_is_in_percent_and_an_amount_of_change_in_the_unit_of_the_table():
    assert cells("单位：万元", "项目\t余额\t比年初增加额\t增长", "贷款\t5\t1\t2.5") == [
        ("贷款余额", "5", "万元"),
        ("贷款余额比年初增加额", "1", "万元"),
        ("贷款余额增长", "2.5", "%"),
    ]


def test_a_row_has_its_own_unit_and_lends_it_to_its_parts():
    assert cells("指标\t数值", "家禽（万只）\t5", "#鸡\t3", "禽蛋（吨）\t9") == [
        ("家禽", "5", "万只"),
        ("鸡", "3", "万只"),
        ("禽蛋", "9", "吨"),
    ]


def test_a_column_of_units_counts_each_row():
    assert cells("产品\t单位\t产量", "布\t万米\t5", "纸\t吨\t6") == [("布产量", "5", "万米"), ("纸产量", "6", "吨")]


def test_a_group_heads_the_rows_below_it():
    assert cells("指标\t数值", "年末存栏\t", "牛（头）\t5", "年末出栏\t", "牛（头）\t6") == [
        ("年末存栏牛", "5", "头"),
        ("年末出栏牛", "6", "头"),
    ]


def test_a_row_of_change_is_of_the_row_above():
    assert cells("指标\t2019年", "财政收入（亿元）\t5", "比上年增长（%）\t3") == [
        ("财政收入", "5", "亿元"),
        ("财政收入比上年增长", "3", "%"),
    ]


def test_a_heading_may_span_rows():
    assert cells("类别\t指标\t数值（人）", "教育\t教师数\t5", "\t学生数\t6", "卫生\t医生数\t7") == [
        ("教育教师数", "5", "人"),
        ("教育学生数", "6", "人"),
        ("卫生医生数", "7", "人"),
    ]


def test_a_year_that_heads_a_row_tells_when():
    (grid,) = find_grids(["年份\t产值（亿元）", "2018\t5", "2019\t6"])
    assert [(cell.indicator, cell.times) for row in read_rows(grid).values() for cell in row.cells] == [
        ("产值", ("产值（亿元）", "2018年")),
        ("产值", ("产值（亿元）", "2019年")),
    ]


def test_a_cell_with_its_own_unit_keeps_it():
    assert cells("指标\t目标", "增速\t8%以上", "就业\t3万人") == [("增速", "8%以上", "%"), ("就业", "3万人", "万人")]


def test_signs_that_there_is_no_number_count_nothing():
    assert cells("单位：吨", "产品\t产量\t增长", "油\t5\t持平", "糖\t—\t") == [("油产量", "5", "吨")]


def test_what_is_built_in_a_year_is_added():
    (grid,) = find_grids(["指标\t数值", "新增床位（张）\t5", "床位（张）\t50"])
    assert [cell.kind for row in read_rows(grid).values() for cell in row.cells] == ["increment", "level"]
