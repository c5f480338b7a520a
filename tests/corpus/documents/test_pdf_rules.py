import io

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from corpus.documents.pdf_rules import Rule, joined, read_rules


def rules(draw):
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 800))
    draw(canvas)
    canvas.save()
    with pdfium.PdfDocument(file.getvalue()) as document:
        return read_rules(document[0])


def test_lines_and_borders_of_boxes_are_rules():
    page = rules(lambda canvas: (canvas.line(50, 100, 250, 100), canvas.rect(50, 200, 100, 40)))
    assert page.horizontal == (Rule(100, 50, 250), Rule(200, 50, 150), Rule(240, 50, 150))
    assert page.vertical == (Rule(50, 200, 240), Rule(150, 200, 240))


def test_slanting_lines_are_none():
    assert rules(lambda canvas: canvas.line(0, 0, 100, 100)).horizontal == ()


def test_a_thin_box_is_one_rule():
    assert rules(lambda canvas: canvas.rect(50, 100, 200, 0.5, stroke=0, fill=1)).horizontal == (Rule(100, 50, 250),)


def test_pieces_that_touch_are_one_and_what_is_short_is_none():
    dots = [Rule(10, start, start + 1) for start in range(0, 30, 2)]
    assert joined([*dots, Rule(50, 0, 3), Rule(10, 100, 120)]) == [Rule(10, 0, 29), Rule(10, 100, 120)]
