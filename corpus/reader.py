"""The text of a report in, a Report out: page furniture, title lines, headings, paragraphs, sentences.

Nothing is rewritten: every paragraph is a slice of the text that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.documents.page_lines import lines_within
from corpus.errors import RefusedError
from corpus.figures.dating import opening_of
from corpus.furniture import furniture
from corpus.headings import Heading, heading_of, is_item_heading
from corpus.metadata import Metadata, detect
from corpus.notes import is_note
from corpus.records import Furniture, PageLine, Paragraph, Report, TableRow
from corpus.tables import find_grids, read_rows
from corpus.tables.grid import TAB
from corpus.text.forms import simplified
from corpus.text.spans import sentences

# Characters: a report of a province has 30,000; ten times a long one is a mistake or an attack.
MAX_CHARACTERS = 500_000
# Characters of a sentence that can name a paragraph's topic (加强人才培养培育。).
_LONGEST_LEAD = 30

# Everything that Unicode calls space, and marks of no width.
_SPACE = "".join(map(chr, filter(lambda code: chr(code).isspace(), range(0x3001)))) + "\u200b\u200c\u200d\u2060\ufeff"
_LINE = re.compile(r"[^\r\n]+")
_SALUTATION = re.compile(
    r"(?:[^，。；：:！]{2,8}、)?(?:尊敬的)?(?:各位|全体|同志们|同志們)[^，。,：:！]{0,8}(?:、各位[^，。,：:！]{2,8})?[:：!！]"
)
_FIRST_SECTION = re.compile(r"一\s*[、.．]|第一[部章]")
_UNFINISHED = re.compile(r"[^。！？；：…!?;:”’）)】》]$")
_CONTINUATION = re.compile(r"[，。；、,;”’）)]|是[:：]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the spaces around it.

    Attributes:
        cells: with the tabs at its ends, which are empty cells of a table's row.
        table: what it is of a table, if it is of one.
    """

    start: int
    text: str
    cells: str = ""
    table: Literal["caption", "row"] | None = None
    row: TableRow | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_report(
    source: str,
    report_id: str,
    known: Metadata | None = None,
    page_lines: Sequence[PageLine] = (),
    original: str = "",
) -> Report:
    """Read the text of a report.

    Args:
        source: the decoded text; paragraph offsets count its characters.
        report_id: becomes the id of the report and of its paragraphs; as most often it is the file's name, it may tell
            place and year.
        known: what is known of it; whatever is empty there is detected from the first lines.
        page_lines: where its text stands on the pages of its file.
        original: the ending of the file that is kept beside it, or "".

    Raises:
        RefusedError: the text is empty or over MAX_CHARACTERS.
    """
    if len(source) > MAX_CHARACTERS:
        raise RefusedError("too_long", report=report_id, characters=len(source), limit=MAX_CHARACTERS)
    lines = list(_lines(source))
    of_page = furniture([line.text for line in lines])
    own = [line for line, is_of_page in zip(lines, of_page, strict=True) if not is_of_page]
    titles, body = _split_front(_with_tables(own))
    blocks = _join_broken(body, source)
    if not blocks and not titles:
        raise RefusedError("no_text", report=report_id)
    left_out = (line for line, is_of_page in zip(lines, of_page, strict=True) if is_of_page)
    front, texts = [line.text for line in titles], [line.text for line in blocks]
    meta, doubts = detect(front, known or Metadata(), texts, report_id)
    return Report(
        id=report_id,
        title=meta.title,
        place=meta.place,
        year=meta.year,
        date=meta.date,
        speaker=meta.speaker,
        source=meta.source,
        paragraphs=tuple(_on_pages(_paragraphs(report_id, titles, blocks, _results_of(meta)), page_lines)),
        furniture=tuple(Furniture(line.start, line.end, line.text) for line in left_out),
        level=meta.level,
        kind=meta.kind,
        doubts=doubts,
        original=original,
    )


def _on_pages(paragraphs: Iterable[Paragraph], page_lines: Sequence[PageLine]) -> Iterator[Paragraph]:
    """Say of each paragraph where it stands on the pages."""
    for paragraph in paragraphs:
        lines = lines_within(page_lines, paragraph.offset, paragraph.offset + len(paragraph.text))
        yield replace(paragraph, lines=tuple(lines)) if page_lines else paragraph


def _lines(source: str) -> Iterator[_Line]:
    for match in _LINE.finditer(source):
        raw = match.group()
        text = raw.strip(_SPACE)
        if text:
            start = raw.index(text)
            before, behind = raw[:start].count(TAB), raw[start + len(text) :].count(TAB)
            yield _Line(match.start() + start, text, f"{TAB * before}{text}{TAB * behind}")


def _with_tables(lines: Sequence[_Line]) -> list[_Line]:
    """Mark the lines that are of tables; the words that these are read by are simplified, and so the headings."""
    lines = list(lines)
    for grid in find_grids([simplified(line.cells) for line in lines]):
        for number in (*grid.above, *(line.number for line in grid.header)):
            lines[number] = replace(lines[number], table="caption")
        for number, row in read_rows(grid).items():
            lines[number] = replace(lines[number], table="row", row=row)
    return lines


def _split_front(lines: Sequence[_Line]) -> tuple[Sequence[_Line], Sequence[_Line]]:
    """Part title and byline lines from the report: it begins with a salutation, a full sentence or a table."""
    from corpus.identity import is_byline

    for i, line in enumerate(lines):
        if i and line.table:
            return lines[:i], lines[i:]
        if _SALUTATION.match(line.text) or (line.text[-1] in "。！？：" and not is_byline(line.text)):
            return lines[:i], lines[i:]
        if heading_of(line.text) and _FIRST_SECTION.match(line.text):
            return lines[:i], lines[i:]
    return (lines[:1], lines[1:]) if len(lines) > 1 else ((), lines)


def _join_broken(lines: Sequence[_Line], source: str) -> list[_Line]:
    """Join lines that were broken inside a sentence or a heading; the break stays in the text, as a character of it."""
    joined: list[_Line] = []
    for line in lines:
        if joined and _continues(joined[-1], line):
            joined[-1] = _Line(joined[-1].start, source[joined[-1].start : line.end])
        else:
            joined.append(line)
    return joined


def _continues(previous: _Line, line: _Line) -> bool:
    if previous.table or line.table or TAB in previous.text or TAB in line.text:
        return False
    if _CONTINUATION.match(line.text):
        return True
    if heading_of(line.text) and not _is_bare(line):
        return False
    if is_item_heading(previous.text) and not _is_bare(line):
        return False
    heading = heading_of(previous.text)
    if heading is None or heading.end < len(previous.text):
        return bool(_UNFINISHED.search(previous.text))
    return not _is_bare(previous) and _is_bare(line) and bool(_UNFINISHED.search(previous.text))


def _is_bare(line: _Line) -> bool:
    """Tell a short line without number or stop: a bare heading, or a piece of something broken."""
    heading = heading_of(line.text)
    return (
        heading is not None
        and heading.level == 0
        and heading.text == line.text
        and not re.match(r"[一第附]", line.text)
    )


def _results_of(meta: Metadata) -> str:
    """Say of which year all figures of a bulletin are, which plans nothing; "" for other documents."""
    return f"{meta.year}年" if meta.kind == "统计公报" and meta.year else ""


def _paragraphs(
    report_id: str, titles: Sequence[_Line], blocks: Sequence[_Line], era_of_all: str
) -> Iterator[Paragraph]:
    for number, line in enumerate(titles, 1):
        yield Paragraph(report_id, number, (), "", line.text, sentences(line.text), line.start, "title")
    section: tuple[Heading, ...] = ()
    era = era_of_all
    for number, line in enumerate(blocks, len(titles) + 1):
        heading = None if line.table else heading_of(line.text)
        if heading:
            section = (*(h for h in section if h.level < heading.level), heading)
            era = era if len(section) > 1 else era_of_all
        paragraph = Paragraph(
            report=report_id,
            number=number,
            section=tuple(h.text for h in section),
            lead="",
            text=line.text,
            sentences=sentences(line.text),
            offset=line.start,
            era=era,
        )
        if line.table:
            titled = filter(None, (line.row.title if line.row else "",))
            yield replace(paragraph, role=line.table, row=line.row, section=(*paragraph.section, *titled))
            continue
        if heading and heading.end == len(line.text):
            yield replace(paragraph, role="heading")
            continue
        era = opening_of(line.text) or era
        if _SALUTATION.fullmatch(line.text):
            yield replace(paragraph, role="salutation")
        else:
            role: Literal["note", "body"] = "note" if is_note(paragraph.section, line.text) else "body"
            yield replace(paragraph, role=role, lead=_lead(paragraph, heading.end if heading else 0))


def _lead(paragraph: Paragraph, start: int) -> str:
    """Return the sentence that names the topic: short, and not the only one."""
    first = paragraph.sentences[0]
    lead = paragraph.text[start : first.end].strip(_SPACE).lstrip("—")
    return lead if len(paragraph.sentences) > 1 and len(lead) <= _LONGEST_LEAD else ""
