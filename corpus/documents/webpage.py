"""The main text of a web page, found by trafilatura; headings, paragraphs, lists and the rows of tables, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

import trafilatura
from lxml import etree, html
from trafilatura.settings import DEFAULT_CONFIG

from corpus.decode import decode
from corpus.documents.changes import missing
from corpus.documents.document import Document
from corpus.documents.table import TAB, DocumentCell, table_lines
from corpus.errors import RefusedError
from corpus.messages import Message

# trafilatura folds every run of white space into one space; these two are characters of the report and sit it out.
_KEPT = str.maketrans("\u3000\xa0", "\ue000\ue001")
_RESTORED = str.maketrans("\ue000\ue001", "\u3000\xa0")
# lxml takes no encoding from it, the characters being decoded already.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONFIG = deepcopy(DEFAULT_CONFIG)
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "20"  # characters; with fewer it takes the whole page, navigation and all
# Tags; a report's page has some thousands. lxml itself descends no deeper than 256 levels.
_MOST_TAGS = 50_000
# Lines within which a page repeats its title.
_TOP = 6
# A cell with more characters holds the page's layout, not a datum.
_LONGEST_DATUM = 200
_NO_TEXT = {"script", "style", "noscript", "template"}
_AROUND_TAGS = {"nav", "header", "footer", "aside", "form", "select", "button"}
_AROUND = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav\w*|head(?:er)?|foot(?:er)?|bread\w*|crumbs?|menu|side(?:bar)?|share|copyright)(?:[\s_-]|$)"
)
# Characters; a box of that name with more may hold the report itself.
_LONGEST_AROUND = 1_000
_BLOCKS = {"head", "p", "item", "quote", "code", "row"}
# The attribute of what a table becomes, and what parts its cells until the text is taken out.
_ROWS = "data-rows"
_MARK = "\ue002"
# A line end inside a cell, with the spaces around it.
_BREAK = re.compile(r"\s*\n\s*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Percent of the page's Chinese characters; below, the main text may have been missed.
_LITTLE = 50


def read(data: bytes) -> Document:
    """Return the main text of a web page, without navigation, footers, scripts and marks of footnotes.

    Raises:
        RefusedError: it is in no encoding that we read, or has no main text.
    """
    page = _parse(decode(data))
    originals = [line for text in _texts(page) for line in _filled([text])]
    whole = _chinese("".join(originals))
    _prepare(page)
    found = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False, config=_CONFIG
    )
    body = getattr(found, "body", None)
    lines = list(_lines(body)) if body is not None else []
    if lines and lines[0] in lines[1:_TOP]:
        del lines[0]  # the page's own title above the report's
    text = "\n".join(lines)
    if not _chinese(text):
        raise RefusedError("html_without_text")
    share = 100 * _chinese(text) // max(whole, 1)
    remarks = (Message.of("part_of_page", share=share),) if share < _LITTLE else ()
    return Document(text, remarks, missing(originals, text))


def _parse(source: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    source = _DECLARATION.sub("", source, count=1).replace("&nbsp;", "\xa0").translate(_KEPT)
    try:
        page = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise RefusedError("html_without_text") from error
    if any("depth" in entry.message for entry in parser.error_log) or sum(1 for _ in page.iter()) > _MOST_TAGS:
        raise RefusedError("html_too_many_tags", limit=_MOST_TAGS)
    return page


def _texts(page: html.HtmlElement) -> Iterator[str]:
    """Yield every text of a page that is none for programs."""
    for element in page.iter():
        if element.tag not in _NO_TEXT and isinstance(element.tag, str):
            yield element.text or ""
        yield element.tail or ""


def _prepare(page: html.HtmlElement) -> None:
    """Drop what is no text and marks of footnotes; open tables that only lay out the page."""
    for element in page.xpath("//script|//style|//noscript|//template|//sup[not(*) and string-length(.) < 6]"):
        if element.tag != "sup" or re.fullmatch(r"\W*(?:\d+|[①-⑳])\W*", element.text or ""):
            element.drop_tree()
    for element in page.xpath("//nav|//header|//footer|//aside|//form|//select|//button|//*[@class]|//*[@id]"):
        if _is_around(element):
            element.drop_tree()
    for table in reversed(list(page.iter("table"))):  # those inside others first
        if _is_layout(table):
            for element in table.iter("table", "thead", "tbody", "tfoot", "tr", "th", "td"):
                element.tag = "div"
        else:
            _write_rows(table)


def _is_around(element: html.HtmlElement) -> bool:
    """Tell what stands around the main text; on a page with little text trafilatura takes it for the text."""
    named = element.tag in _AROUND_TAGS or _AROUND.search(f"{element.get('class', '')} {element.get('id', '')}")
    return bool(named) and element.getparent() is not None and len(element.text_content()) < _LONGEST_AROUND


def _is_layout(table: html.HtmlElement) -> bool:
    long = any(len(cell.text_content()) > _LONGEST_DATUM for cell in table.iter("td", "th"))
    nested = table.find(f".//*[@{_ROWS}]") is not None
    return long or nested or all(len(row) < 2 for row in table.iter("tr"))


def _write_rows(table: html.HtmlElement) -> None:
    """Put in the place of a table its title and its rows as paragraphs, cells parted by a mark that stays."""
    titles = [_cell_text(caption) for caption in table.iter("caption")]
    rows = [[_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    table.set(_ROWS, "")
    for line in (*titles, *table_lines(rows)):
        etree.SubElement(table, "p").text = line.replace(TAB, _MARK)


def _cell(cell: html.HtmlElement) -> DocumentCell:
    return DocumentCell(_cell_text(cell), _span(cell, "colspan"), _span(cell, "rowspan"))


def _cell_text(cell: html.HtmlElement) -> str:
    """Return the text of a cell on one line; a line broken inside it is joined."""
    text = "".join(cell.itertext()).replace(_MARK, "").translate(_RESTORED)
    return _BREAK.sub("", text.strip()).replace(TAB, " ").translate(_KEPT)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _lines(element: etree._Element) -> Iterator[str]:
    """Give the blocks of trafilatura's tree in order."""
    text = element.text or ""
    for child in element:
        if child.tag in _BLOCKS or len(child):
            yield from _filled([text])
            yield from _lines(child)
            text = ""
        elif child.tag == "lb":
            yield from _filled([text])
            text = ""
        else:
            text += child.text or ""
        text += child.tail or ""
    yield from _filled([text])


def _filled(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for line in text.translate(_RESTORED).splitlines():
            if line := line.strip():
                yield line.replace(_MARK, TAB)


def _chinese(text: str) -> int:
    return len(_CHINESE.findall(text))
