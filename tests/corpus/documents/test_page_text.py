from corpus.documents.changes import Change
from corpus.documents.page_text import PageText, document_of
from corpus.documents.pdf_layout import Line
from corpus.messages import Message


def line(text, bottom):
    return Line(text, 90.0, 90.0 + 16 * len(text), bottom, 16.0, (90.0, bottom, 90.0 + 16 * len(text), bottom + 16))


def test_the_lines_of_pages_become_paragraphs_with_their_place_and_what_they_lack():
    lines = (line("全年新修公路三十五公里，架桥四座，", 700.0), line("完成造林。", 676.0))
    document = document_of(
        [PageText(lines, ("全年新修公路三十五公里，架桥四座，", "完成造林。", "□□"))], [Message.of("empty")]
    )
    assert document.text == "全年新修公路三十五公里，架桥四座，完成造林。"
    assert document.remarks == (Message.of("empty"),)
    assert document.changes == (Change(0, "□□", "", "page"),)
    assert [(place.start, place.end, place.page) for place in document.lines] == [(0, 17, 1), (17, 22, 1)]


def test_no_page_is_an_empty_document():
    assert document_of([], []).text == ""
