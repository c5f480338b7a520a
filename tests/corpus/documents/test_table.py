from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.table import DocumentCell, table_lines


def cells(*texts):
    return [DocumentCell(text) for text in texts]


def test_a_merged_cell_stands_in_its_first_place():
    rows = [
        [DocumentCell("指标", rows=2), DocumentCell("2019年", columns=2), DocumentCell("备注", rows=2)],
        cells("收入", "支出"),
        cells("甲镇", "1", "2", "无"),
    ]
    assert table_lines(rows) == ["指标\t2019年\t\t备注", "\t收入\t支出\t", "甲镇\t1\t2\t无"]


def test_a_cell_that_spans_rows_leaves_its_place_empty_below():
    rows = [[DocumentCell("教育", rows=2), *cells("教师", "5")], cells("学生", "6"), cells("卫生", "医生", "7")]
    assert table_lines(rows) == ["教育\t教师\t5", "\t学生\t6", "卫生\t医生\t7"]


def test_empty_columns_and_rows_are_left_out():
    assert table_lines([cells("指标", "", "数值"), cells("", "", ""), cells("粮", "", "5")]) == ["指标\t数值", "粮\t5"]


def test_one_column_gives_lines_without_tabs():
    assert table_lines([cells("一", ""), cells("二")]) == ["一", "二"]


def test_a_span_without_end_is_cut():
    assert table_lines([[DocumentCell("甲", columns=99_999, rows=99_999)], cells("乙")]) == ["甲\t", "\t乙"]


@given(
    st.lists(
        st.lists(st.tuples(st.text("甲5", max_size=2), st.integers(-1, 4), st.integers(-1, 4)), max_size=4), max_size=5
    )
)
def test_no_text_is_lost_and_rows_have_one_width(table):
    rows = [[DocumentCell(*cell) for cell in row] for row in table]
    lines = table_lines(rows)
    assert sorted("".join(lines).replace("\t", "")) == sorted("".join(cell.text for row in rows for cell in row))
    assert len({line.count("\t") for line in lines}) <= 1
