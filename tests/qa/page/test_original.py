from dataclasses import replace

import pytest

from corpus import PageLine
from qa.page.original import original_note, original_pages
from qa.page.reader import reader_html
from tests.qa.fake_bot import ALPHA

BOX = (0.1, 0.1, 0.9, 0.2)
GDP = replace(ALPHA.paragraphs[1], lines=(PageLine(0, 13, 3, BOX), PageLine(13, 22, 4, BOX, 0.96)))
SCAN = replace(ALPHA, original=".pdf", paragraphs=(ALPHA.paragraphs[0], GDP))


def picture(page, at):
    source = f"./api/reports/alpha-2023/pages/{page}.png?paragraph=2&amp;at={at}"
    alt = f"原件第 {page} 页，第 2 段所引的地方已框出"
    return f'<a href="{source}" target="_blank"><img src="{source}" alt="{alt}" loading="lazy"></a>'


def test_the_page_with_a_quoted_passage_is_open():
    assert original_pages(SCAN, GDP, (8, 12)) == (
        f'<details class="original" open=""><summary>原件第 3 页（已框出）</summary>{picture(3, "8-12")}</details>'
    )


def test_the_pages_of_a_whole_paragraph_are_folded():
    assert original_pages(SCAN, GDP, None) == (
        '<details class="original"><summary>原件第 3、4 页（已框出）</summary>'
        f"{picture(3, '0-22')}{picture(4, '0-22')}</details>"
    )


def test_what_has_no_pages_shows_none():
    assert original_pages(ALPHA, ALPHA.paragraphs[1], None) == ""


def test_a_scan_is_told_beside_the_link_to_its_original():
    assert original_note(SCAN) == (
        '<p class="note"><a href="./api/reports/alpha-2023/original" target="_blank">打开原件（PDF）</a>'
        " · 文字是用文字识别（OCR）从扫描件读出的，可能有误，请对照原件。</p>"
    )


@pytest.mark.parametrize("ending, name", [(".docx", "Word 文档"), (".tif", "图片")])
def test_the_link_says_what_it_opens(ending, name):
    assert original_note(replace(ALPHA, id="甲 #1", original=ending)) == (
        f'<p class="note"><a href="./api/reports/%E7%94%B2%20%231/original" target="_blank">打开原件（{name}）</a></p>'
    )


def test_a_text_has_no_link():
    assert original_note(ALPHA) == ""


def test_the_reader_shows_the_page_under_the_paragraph_that_is_open():
    html = reader_html(SCAN, 2, (8, 12))
    assert html.count(original_pages(SCAN, GDP, (8, 12))) == 1
    assert original_note(SCAN) in html
    assert '<details class="original"' not in reader_html(SCAN)
