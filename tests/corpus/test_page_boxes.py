import io

import pytest
from PIL import Image

from corpus import RefusedError, boxes_at, page_png
from corpus.records import PageLine, Paragraph
from tests.corpus.documents.making import as_pdf, as_png

TEXT = "生产总值增长7.5%，粮食230万吨，新增就业5万人。"
LINES = (
    PageLine(0, 10, 1, (0.1, 0.1, 0.9, 0.2)),
    PageLine(10, 20, 1, (0.1, 0.3, 0.8, 0.4)),
    PageLine(20, 26, 2, (0.1, 0.0, 0.4, 0.1)),
)
PARAGRAPH = Paragraph("r", 1, (), "", TEXT, (), 0, lines=LINES)
RED = (200, 30, 30)


def test_a_passage_of_two_pages_has_a_box_for_each_line():
    assert boxes_at(PARAGRAPH, 0, 26) == {1: (LINES[0].box, LINES[1].box), 2: (LINES[2].box,)}


def test_of_a_line_in_part_that_part_is_boxed_by_the_width_of_its_characters():
    """生产总值增长 is six of eight Chinese characters wide, 7.5% two."""
    assert boxes_at(PARAGRAPH, 6, 10) == {1: (pytest.approx((0.1 + 0.8 * 6 / 8, 0.1, 0.9, 0.2)),)}


def test_a_line_that_runs_downwards_is_boxed_whole():
    paragraph = Paragraph("r", 1, (), "", TEXT, (), 0, lines=(PageLine(0, 26, 1, (0.1, 0.1, 0.2, 0.9)),))
    assert boxes_at(paragraph, 6, 10) == {1: ((0.1, 0.1, 0.2, 0.9),)}


def test_a_row_of_a_table_is_boxed_whole():
    row = "粮食产量\t万吨\t230.1"
    paragraph = Paragraph("r", 1, (), "", row, (), 0, lines=(PageLine(0, 13, 1, LINES[0].box),))
    assert boxes_at(paragraph, 8, 13) == {1: (LINES[0].box,)}


def test_a_passage_without_pages_has_no_box():
    assert boxes_at(Paragraph("r", 1, (), "", TEXT, (), 0), 0, 5) == {}


def drawn(tmp_path, name, data, number=1, boxes=()):
    file = tmp_path / name
    file.write_bytes(data)
    return Image.open(io.BytesIO(page_png(file, number, boxes)))


def test_a_page_of_a_pdf_is_drawn_with_the_boxes(tmp_path):
    page = drawn(tmp_path, "a.original.pdf", as_pdf(["新增就业5万人。"]), boxes=[(0.5, 0.5, 0.6, 0.6)])
    assert page.size == (1131, 1600)
    edge = (round(0.55 * 1131), round(0.5 * 1600) - 3)
    assert (page.getpixel(edge), page.getpixel((700, 1300))) == (RED, (255, 255, 255))


def test_a_picture_is_drawn_in_its_own_size(tmp_path):
    page = drawn(tmp_path, "a.original.png", as_png(Image.new("L", (40, 60), 255)), boxes=[(0.25, 0.25, 0.5, 0.5)])
    assert (page.size, page.getpixel((10, 11)), page.getpixel((35, 50))) == ((40, 60), RED, (255, 255, 255))


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_refused(tmp_path, number):
    with pytest.raises(RefusedError, match=f"no page {number}; it has 1"):
        drawn(tmp_path, "a.original.pdf", as_pdf(["新增就业5万人。"]), number)
