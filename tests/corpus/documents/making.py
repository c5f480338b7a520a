"""The same lines as a web page, a Word document and a PDF, as people make them."""

import html
import io
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FONT = "STSong-Light"
WIDTH, HEIGHT = 595, 842  # points, A4
LEFT, RIGHT, TOP, BOTTOM = 80, 515, 760, 90

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告_甲乙市人民政府</title></head>
<body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="content"><div class="info">时间：2025-02-02 来源：甲乙日报 <a>打印</a></div>
<div class="TRS_Editor">{}</div></div>
<div class="footer"><p>主办：甲乙市人民政府办公室</p></div><script>var a = 1;</script></body></html>"""


def as_html(lines):
    return PAGE.format("".join(f"<p>\u3000\u3000{html.escape(line)}</p>" for line in lines)).encode()


NOTO = sorted(Path("/usr/share/fonts").rglob("NotoS*CJK*Regular*"))


def as_picture(lines, *, size=28, turned=0.0):
    """Draw the lines, each short enough for one, on a page of 1132 by 1600 pixels, turned by some degrees."""
    if not NOTO:
        pytest.skip("no Noto CJK font to draw a page with")
    page = Image.new("RGB", (1132, 1600), "white")
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        draw.text((120, 150 + 2 * size * number), line, font=ImageFont.truetype(NOTO[0], size), fill="black")
    return page.rotate(turned, fillcolor="white")


def as_scan(pages):
    """Bind pictures of pages into a PDF without a text layer."""
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=137)
    return file.getvalue()


def as_png(page, **options):
    file = io.BytesIO()
    page.save(file, "PNG", **options)
    return file.getvalue()


def as_docx(lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(lines, *, size=16, indent=2, head="甲乙市人民政府公报", encrypt=None):
    """Set the lines as paragraphs with an indent, a running head and a page number on every page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), encrypt=encrypt)
    y = _furnish(canvas, head)
    for line in lines:
        x = LEFT + indent * size
        while line:
            if y < BOTTOM:
                canvas.showPage()
                y = _furnish(canvas, head)
            fitting = _fitting(line, RIGHT - x, size)
            canvas.setFont(FONT, size)
            canvas.drawString(x, y, line[:fitting])
            line, x, y = line[fitting:], LEFT, y - 1.75 * size
    canvas.save()
    return file.getvalue()


def _furnish(canvas, head):
    canvas.setFont(FONT, 10)
    canvas.drawCentredString(WIDTH / 2, 800, head)
    canvas.drawCentredString(WIDTH / 2, 50, f"— {canvas.getPageNumber()} —")
    return TOP


def _fitting(line, room, size):
    return next((n for n in range(1, len(line)) if pdfmetrics.stringWidth(line[: n + 1], FONT, size) > room), len(line))


def as_pdf_with_table(before, rows, after, *, ruled=True, spans=(), widths=None, size=14):
    """Set paragraphs, a table and paragraphs; `spans` are merged cells, ((column, row), (column, row)) from the top."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle(
        "text", fontName=FONT, fontSize=size, leading=1.7 * size, firstLineIndent=2 * size, wordWrap="CJK"
    )
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=11, leading=15, wordWrap="CJK")
    table = Table(
        [[Paragraph(text, cell) if len(text) > 8 else text for text in row] for row in rows], colWidths=widths
    )
    lines = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if ruled else [("LINEABOVE", (0, 0), (-1, 0), 1, "black")]
    merged = [("SPAN", first, last) for first, last in spans]
    font = [("FONT", (0, 0), (-1, -1), FONT, 11), ("ALIGN", (1, 0), (-1, -1), "CENTER")]
    table.setStyle(TableStyle([*font, *lines, *merged, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    texts = [[Paragraph(line, style) for line in lines] for lines in (before, after)]
    file = io.BytesIO()
    SimpleDocTemplate(file).build([*texts[0], table, Spacer(1, size), *texts[1]])
    return file.getvalue()
