"""The real engine, where the extra is installed, on pages of our own."""

import pytest

from corpus.documents import ocr, read_document
from tests.corpus.documents.making import as_picture, as_png, as_scan

pytestmark = pytest.mark.skipif(not ocr.is_installed(), reason="rapidocr is not installed; run `make ocr`")
LINES = ["甲乙市政府工作报告", "　　过去一年，全市生产总值增长5.7%，新增就业4.7万人。", "　　今年建成老年食堂22个。"]
TEXT = ["甲乙市政府工作报告", "过去一年,全市生产总值增长5.7%,新增就业4.7万人。", "今年建成老年食堂22个。"]


def paragraphs(document):
    return document.text.replace("，", ",").splitlines()


def test_a_picture_is_read_with_the_certainty_of_each_line():
    document = read_document("a.png", as_png(as_picture(LINES)))
    assert paragraphs(document) == TEXT
    assert [(line.page, line.certainty > 0.9) for line in document.lines] == [(1, True)] * 3
    assert [round(edge, 1) for edge in document.lines[0].box] == [0.1, 0.1, 0.3, 0.1]


def test_a_crooked_scan_of_two_pages_is_read():
    second = ["二、2025年工作安排", "　　新建公园5个，改造老旧小区300个以上。"]
    document = read_document("a.pdf", as_scan([as_picture(LINES, turned=1), as_picture(second, turned=-1)]))
    assert paragraphs(document) == [*TEXT, second[0], second[1].strip().replace("，", ",")]
    assert [line.page for line in document.lines] == [1, 1, 1, 2, 2]


def test_a_page_laid_upside_down_is_read():
    page = as_picture([*LINES, "二、2025年工作安排"]).rotate(180)
    document = read_document("a.png", as_png(page))
    assert paragraphs(document) == [*TEXT, "二、2025年工作安排"]
    assert document.lines[0].box[1] > 0.8


def test_a_picture_without_text_has_no_lines():
    assert ocr.recognise_lines(as_picture([])) == []
