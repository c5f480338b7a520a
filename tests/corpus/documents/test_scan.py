import math

import pytest
from PIL import Image

from corpus import RefusedError
from corpus.documents import scan
from corpus.documents.ocr import Reading
from corpus.documents.page_text import document_of


def reading(text, x, y, *, height=20, certainty=0.9, turn=0.0):
    """A line of type as wide as high, on a page that is turned clockwise about its upper left corner."""
    corners = ((x, y), (x + height * len(text), y), (x + height * len(text), y + height), (x, y + height))
    sine, cosine = math.sin(turn), math.cos(turn)
    return Reading(text, tuple((a * cosine - b * sine, b * cosine + a * sine) for a, b in corners), certainty)


FULL = "全市生产总值增长百分之七点五突破四千亿元大关再"
LINES = [(FULL, 140, 100), (FULL + "全县", 100, 140), ("止于至善。", 100, 180), (FULL, 140, 220)]
PARAGRAPHS = [FULL + FULL + "全县" + "止于至善。", FULL]


def text_of(readings):
    return document_of([scan.page_text(readings, 1000, 1400)], ()).text.splitlines()


@pytest.mark.parametrize("turn", [0.0, 0.03, -0.03])
def test_paragraphs_are_told_on_a_page_that_was_laid_down_crooked(turn):
    assert text_of([reading(*line, turn=turn) for line in LINES]) == PARAGRAPHS


def test_the_pieces_of_a_row_are_read_from_left_to_right():
    assert text_of([reading("增长5.7%。", 400, 97), reading("生产总值", 100, 100)]) == ["生产总值增长5.7%。"]


def test_heights_that_differ_a_little_are_one_type_size():
    uneven = [reading(text, x, y, height=20 + number % 2) for number, (text, x, y) in enumerate(LINES)]
    assert text_of(uneven) == PARAGRAPHS


def test_the_loose_box_around_a_few_characters_does_not_part_a_number_from_its_unit():
    lines = [reading(FULL, 140, 100), reading(FULL + "20", 100, 140), reading("亿元。", 98, 176, height=28)]
    assert text_of(lines) == [FULL + FULL + "20亿元。"]


def test_larger_type_is_a_paragraph_of_its_own():
    assert text_of([reading("甲乙市政府工作报告", 160, 40, height=32), *(reading(*line) for line in LINES)]) == [
        "甲乙市政府工作报告",
        *PARAGRAPHS,
    ]


def test_a_line_has_its_box_in_shares_of_the_page_and_its_certainty():
    (line,) = scan.page_text([reading("增长5.7%", 100, 280, certainty=0.8)], 1000, 1400).lines
    assert (line.text, line.box, line.certainty) == ("增长5.7%", (0.1, 0.2, 0.22, 300 / 1400), 0.8)


def test_what_is_unclear_is_left_out_counted_and_recorded():
    page = scan.page_text([reading("增长5.7%。", 100, 100), reading("口口", 100, 200, certainty=0.4)], 1000, 1400)
    assert [message.english for message in scan.remarks([page])] == [
        "1 pages read by OCR, 1 lines, the least certain with 90%; check figures against the original",
        "1 lines too unclear to be read left out",
    ]
    document = document_of([page], ())
    assert (document.text, [change.old for change in document.changes]) == ("增长5.7%。", ["口口"])


def test_a_page_that_lies_upside_down_is_turned_and_its_boxes_are_where_it_lies(monkeypatch):
    """Of a white picture with a black corner below, nonsense is read; of it turned, what it says."""
    page = Image.new("RGB", (1000, 1400), "white")
    page.putpixel((999, 1399), (0, 0, 0))

    def recognise_lines(picture):
        turned = picture.getpixel((0, 0)) == (0, 0, 0)
        return [reading("增长5.7%", 100, 280)] if turned else [reading("口口", 100, 280, certainty=0.6)]

    monkeypatch.setattr("corpus.documents.ocr.recognise_lines", recognise_lines)
    (text,) = scan.read([lambda: page], lambda done, pages: None)
    (line,) = text.lines
    assert (line.text, line.box) == ("增长5.7%", pytest.approx((0.78, 1 - 300 / 1400, 0.9, 0.8)))


def test_pages_without_any_text_are_refused(monkeypatch):
    monkeypatch.setattr("corpus.documents.ocr.recognise_lines", lambda picture: [])
    with pytest.raises(RefusedError, match="no text on its 2 pages; is it a report, and the right way up"):
        scan.read([lambda: Image.new("RGB", (10, 10))] * 2, lambda done, pages: None)
