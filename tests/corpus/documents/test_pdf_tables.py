import io

from reportlab.pdfgen.canvas import Canvas

from corpus.documents.pdf import read
from corpus.documents.pdf_layout import Line
from corpus.documents.pdf_rules import Rule, Rules
from corpus.documents.pdf_tables import find_tables
from tests.corpus.documents.making import as_pdf_with_table

LONG = "全年完成工业增加值五百亿元，比上年增长百分之六，其中重点行业增加值三百亿元，占全部工业的六成。"
BEFORE = ["一、综合", LONG, LONG, "2020年主要产值", "单位：亿元"]
AFTER = [LONG, "二、农业", LONG]
ROWS = [
    ["行业", "2019年", "", "2020年", ""],
    ["", "绝对数", "增长", "绝对数", "增长"],
    ["旅游业", "48.5", "5.3", "50.1", "-6.2"],
    ["通用和专用设备制造业", "27.9", "12.8", "1,030", "7.5"],
]
SPANS = (((1, 0), (2, 0)), ((3, 0), (4, 0)), ((0, 0), (0, 1)))
WIDTHS = [110, 75, 75, 75, 75]
LINES = ["行业\t2019年\t\t2020年\t", "\t绝对数\t增长\t绝对数\t增长", "旅游业\t48.5\t5.3\t50.1\t-6.2"]


def texts(data):
    return read(data).text.splitlines()


def piece(text, left, bottom, size=10):
    return Line(text, left, left + len(text) * size / 2, bottom, size)


def test_rows_of_a_ruled_table_are_read_as_rows_and_paragraphs_stay():
    lines = texts(as_pdf_with_table(BEFORE, ROWS, AFTER, spans=SPANS, widths=WIDTHS))
    assert lines == [*BEFORE, *LINES, "通用和专用设备制造业\t27.9\t12.8\t1,030\t7.5", *AFTER]


def test_rows_of_a_table_without_rules_are_told_by_their_numbers():
    rows = [*ROWS[:3], ["专用设备制造业", "27.9", "12.8", "1,030", "7.5"]]
    lines = texts(as_pdf_with_table(BEFORE, rows, AFTER, ruled=False, spans=SPANS[:2], widths=WIDTHS))
    assert lines == [*BEFORE, *LINES, "专用设备制造业\t27.9\t12.8\t1,030\t7.5", *AFTER]


def test_a_heading_of_two_lines_in_a_ruled_cell_is_one():
    rows = [["指标名称", "比上年同期增减的百分点数"], ["城镇化率", "1.2"], ["绿化率", "0.5"]]
    lines = texts(as_pdf_with_table(BEFORE, rows, AFTER, widths=[80, 80]))
    assert [line for line in lines if "\t" in line] == [
        "指标名称\t比上年同期增减的百分点数",
        "城镇化率\t1.2",
        "绿化率\t0.5",
    ]


def test_a_box_around_text_is_no_table():
    lines = texts(as_pdf_with_table(BEFORE, [["说明事项"]], AFTER))
    assert lines == [*BEFORE, "说明事项", *AFTER]


def test_a_list_of_contents_is_no_table():
    pieces = [
        piece(text, left, 700 - 20 * row)
        for row, (title, page) in enumerate([("引言", "1"), ("民生", "9"), ("结语", "20")])
        for text, left in ((title, 80), (page, 400))
    ]
    assert find_tables(pieces, Rules()) == []


def test_words_far_apart_without_numbers_are_no_table():
    pieces = [piece(text, left, bottom) for bottom in (700, 680) for text, left in (("县长", 80), ("张某", 200))]
    assert find_tables(pieces, Rules()) == []


def test_two_columns_of_numbers_without_rules():
    rows = [("粮", "5.2", "-3"), ("油", "11", "0.4")]
    pieces = [
        piece(text, left, 700 - 20 * number)
        for number, row in enumerate(rows)
        for text, left in zip(row, (80, 200, 300), strict=True)
    ]
    (table,) = find_tables(pieces, Rules())
    assert sorted(table.pieces) == [0, 1, 2, 3, 4, 5]
    assert [(line.text, line.left, line.right, line.is_row) for line in table.lines] == [
        ("粮\t5.2\t-3", 80, 310, True),
        ("油\t11\t0.4", 80, 315, True),
    ]


def test_rules_without_text_are_no_table():
    grid = Rules(tuple(Rule(y, 0, 90) for y in (0, 30, 60)), tuple(Rule(x, 0, 60) for x in (0, 45, 90)))
    assert find_tables([], grid) == []


def test_thousands_of_drawn_lines_are_read_in_time():
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(3_000):
        canvas.line(number % 500, 10, number % 500, 800)
        canvas.line(10, number % 700, 500, number % 700)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(100, 750, "text enough for a page")
    canvas.save()
    assert "".join(texts(file.getvalue())) == "text enough for a page"
