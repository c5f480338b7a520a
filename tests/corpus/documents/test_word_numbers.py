import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.documents.word import read
from tests.corpus.documents.making import saved

LEVELS = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("bullet", "●")]


def numbered(*paragraphs):
    """Return what is read of paragraphs of (text, level of their list, or None)."""
    document = docx.Document()
    part = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(LEVELS)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{levels}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    for text, level in paragraphs:
        paragraph = document.add_paragraph(text)
        if level is not None:
            number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            number.get_or_add_ilvl().val, number.get_or_add_numId().val = level, 99
    return read(saved(document)).text.splitlines()


def test_numbers_that_word_shows_are_read():
    review = [("工作回顾", 0), ("正文。", None), ("稳增长", 1), ("惠民生", 1), ("就业", 2)]
    shown = numbered(*review, ("目标任务", 0), ("扩内需", 1))
    assert shown == [
        *("一、工作回顾", "正文。", "（一）稳增长", "（二）惠民生", "1.就业"),
        *("二、目标任务", "（一）扩内需"),
    ]


def test_tens_are_written_as_in_reports():
    shown = numbered(*[("事", 0)] * 21)
    assert shown[9:12] == ["十、事", "十一、事", "十二、事"]
    assert shown[18:] == ["十九、事", "二十、事", "二十一、事"]


def test_bullets_and_empty_paragraphs_show_nothing():
    assert numbered(("甲", 3), ("", 0), ("乙", 0)) == ["甲", "一、乙"]


def test_a_style_that_numbers_is_followed():
    document = docx.Document()
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    assert read(saved(document)).text.splitlines() == ["1.甲", "2.乙"]
