import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus import RefusedError
from corpus.documents.ocr import Reading
from corpus.documents.pdf import read
from tests.corpus.documents.making import FONT, as_pdf

LONG = "过去一年，全市上下团结奋斗，生产总值增长5.7%，城镇新增就业4.7万人。" * 4


def test_lines_are_joined_and_running_heads_and_page_numbers_leave():
    lines = [line for n in range(12) for line in (f"{'一二三四五六七八九十百千'[n]}、回顾", LONG[n:])]
    document = read(as_pdf(lines))
    assert document.text.splitlines() == lines
    assert [remark.english for remark in document.remarks] == ["6 running heads and page numbers left out"]


@pytest.mark.parametrize("size", [10, 14, 22])
def test_any_type_size_gives_the_same_paragraphs(size):
    assert read(as_pdf(["一、回顾", LONG], size=size, head="")).text.splitlines() == ["一、回顾", LONG]


def test_a_scan_is_told_what_it_is(monkeypatch):
    file = io.BytesIO()
    canvas = Canvas(file)
    for _ in range(3):
        canvas.rect(0, 0, 500, 700, fill=1)
        canvas.showPage()
    canvas.save()
    monkeypatch.setattr("corpus.documents.ocr.is_installed", lambda: False)
    with pytest.raises(RefusedError, match="a scan: its 3 pages are pictures without text; run `make ocr` once"):
        read(file.getvalue())


def test_pages_on_which_nothing_is_drawn_are_no_scan():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.showPage()
    canvas.save()
    with pytest.raises(RefusedError, match="no text on its 1 pages; is it a report"):
        read(file.getvalue())


def test_where_a_line_stands_on_its_page_is_told():
    document = read(as_pdf(["一、回顾", "产值增长5.7%。"], head=""))
    first, second = document.lines
    assert (first.page, document.text[first.start : first.end], first.certainty) == (1, "一、回顾", None)
    assert document.text[second.start : second.end] == "产值增长5.7%。"
    assert second.box == pytest.approx((112 / 595, 0.113, 0.375, 0.135), abs=0.001)


def test_the_pages_of_a_scan_are_read_by_ocr(monkeypatch):
    """A page of text among pictures keeps its own characters."""
    readings = iter(["今年建成桥梁3座。", "新建公园5个，好。"])
    corners = ((10, 10), (210, 10), (210, 30), (10, 30))
    monkeypatch.setattr("corpus.documents.ocr.is_installed", lambda: True)
    monkeypatch.setattr(
        "corpus.documents.ocr.recognise_lines", lambda picture: [Reading(next(readings), corners, 0.875)]
    )
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in range(3):
        canvas.rect(0, 0, 50, 70, fill=1)
        if page == 1:
            canvas.drawString(100, 700, "text enough for a page")
        canvas.showPage()
    canvas.save()
    steps = []
    document = read(file.getvalue(), lambda *step: steps.append(step))
    assert document.text.splitlines() == ["今年建成桥梁3座。", "text enough for a page", "新建公园5个，好。"]
    assert [(line.page, line.certainty) for line in document.lines] == [(1, 0.875), (2, None), (3, 0.875)]
    assert [remark.english for remark in document.remarks] == [
        "2 pages read by OCR, 2 lines, the least certain with 87%; check figures against the original"
    ]
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_a_page_without_text_is_named():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(100, 700, "text enough for a page")
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert [remark.english for remark in read(file.getvalue()).remarks] == ["pages without text: 2"]


def test_a_password_is_told():
    with pytest.raises(RefusedError, match="this PDF is protected by a password"):
        read(as_pdf(["新增就业5万人。"], encrypt=StandardEncryption("secret")))


def test_an_owners_password_does_not_hinder_reading():
    data = as_pdf(["新增就业5万人，增长5%以上。"], encrypt=StandardEncryption("", "owner"))
    assert read(data).text == "新增就业5万人，增长5%以上。"


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", as_pdf(["a"])[:300]])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(RefusedError, match="no readable PDF"):
        read(data)


def test_a_flood_of_text_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("corpus.documents.pdf._MOST_CHARACTERS", 100)
    with pytest.raises(RefusedError, match=r"\d+ characters, over the limit of 100; is it a report"):
        read(as_pdf([LONG]))


def drawn(*pieces):
    """Draw pieces of (text, font, size, rise) on one line."""
    file = io.BytesIO()
    canvas = Canvas(file)
    text = canvas.beginText(80, 700)
    for piece, font, size, rise in pieces:
        text.setFont(font, size)
        text.setRise(rise)
        text.textOut(piece)
    canvas.drawText(text)
    canvas.save()
    return read(file.getvalue()).text


def test_digits_of_another_font_stay():
    as_pdf([])  # registers the font
    pieces = [
        ("生产总值增长", FONT, 16, 0),
        ("5.7", "Times-Roman", 16, 0),
        ("%，突破", FONT, 16, 0),
        ("4000", "Courier", 15, 0),
    ]
    assert drawn(*pieces, ("亿元。", FONT, 16, 0)) == "生产总值增长5.7%，突破4000亿元。"


def test_a_raised_mark_of_a_footnote_leaves_and_an_exponent_stays():
    as_pdf([])
    pieces = [("实施两重项目", FONT, 16, 0), ("1", FONT, 9, 6), ("共12个，面积5万m", FONT, 16, 0), ("2", FONT, 9, 6)]
    assert drawn(*pieces, ("。", FONT, 16, 0)) == "实施两重项目共12个，面积5万m2。"
