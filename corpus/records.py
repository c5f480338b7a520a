"""The records that pass between the rooms: frozen, typed, JSON-ready through `dataclasses.asdict`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.text.levels import Level
from corpus.text.spans import Span, touching

# Scale words that a table has in its headings, the largest first.
_SCALES = {10**12: "万亿", 10**8: "亿", 10**4: "万", 10**3: "千", 10**2: "百"}
_BARE = re.compile(r"[-－−–—▲△]?\s?(?P<digits>\d[\d,，]*(?:\.\d+)?)")
# What ends a sentence, of which a row is one.
_STOPS = re.compile(r"[。！？!?]")
Comparator = Literal["=", ">", ">=", "<", "<=", "~", "range"]
# A rank (居全省第2位) is no quantity: it is asked for, compared and listed by itself.
Kind = Literal["level", "increment", "growth", "share", "bound", "rank"]
Tense = Literal["target", "actual"]
# What kind of document it is; data/document_kinds.toml says what the years in each mean.
DocumentKind = Literal["工作报告", "统计公报", "预算报告", "计划报告", "规划纲要", "施政报告", ""]


# Left, top, right and bottom, as shares of a page's width and height from its upper left corner.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageLine:
    """Where a stretch of text, `text[start:end]`, stands on the pages of the file that it was read from.

    Attributes:
        page: its number, from 1.
        box: around the line.
        certainty: that of its characters, in [0, 1], where it was read by OCR; None where the file says them.
    """

    start: int
    end: int
    page: int
    box: Box
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """A number in a row of a table, `paragraph.text[start:end]`, with what the table says of it.

    Attributes:
        indicator: what it counts: the headings of its row and its column, put together.
        unit: in which the table counts it, with the scale word (亿元), or "" where nothing says so.
        kind: what kind of figure it is.
        times: headings that can say of what time it speaks, the nearest first.
    """

    start: int
    end: int
    indicator: str
    unit: str
    kind: Kind
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    Attributes:
        title: of the table, or "".
        headings: of its cells, empty ones too, as a line with tabs; "" for a row that is itself of headings.
        cells: its numbers, in order.
    """

    title: str
    headings: str
    cells: tuple[TableCell, ...]

    def described(self, text: str) -> str:
        """Return its text with the words of the table that it is found by: one clause, its parts between tabs."""
        numbers = (f"{cell.indicator}{text[cell.start : cell.end]}{cell.unit}" for cell in self.cells)
        return _STOPS.sub(" ", "\t".join(filter(None, (self.title, text, *numbers))))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, as the report has it: `source[offset : offset + len(text)] == text`.

    Attributes:
        report: id of the report.
        number: place in the report, from 1.
        section: headings above it, outermost first; empty before the first heading.
        lead: its own heading sentence (加强人才培养培育。), or "".
        text: the characters of the report, untouched.
        sentences: spans that cover the text, in order.
        offset: where the text starts in the report's decoded source.
        role: "title" for title and byline lines, "salutation" (各位代表：), "heading" for a line that is nothing
            else, "caption" for title, unit and headings of a table, "row" for a row of one, "note" for one that
            explains a term (名词解释), "body" for the rest.
        era: what an earlier paragraph of the same part last said of the time it speaks of (五年来，…), else the year
            that all of a bulletin is of, or "".
        row: what the table says of it, if it is a row.
        lines: where its text stands on the pages of its file, in order; empty if the file has no pages.
    """

    report: str
    number: int
    section: tuple[str, ...]
    lead: str
    text: str
    sentences: tuple[Span, ...]
    offset: int
    role: Literal["title", "salutation", "heading", "caption", "row", "body", "note"] = "body"
    era: str = ""
    row: TableRow | None = None
    lines: tuple[PageLine, ...] = ()

    def lines_at(self, start: int, end: int) -> tuple[PageLine, ...]:
        """Return the lines that `text[start:end]` touches."""
        return tuple(touching(self.lines, Span(start, end)))

    def ocr_certainty(self, start: int, end: int) -> float | None:
        """Return the certainty of the least certain line of `text[start:end]`; None if none was read by OCR."""
        certainties = [line.certainty for line in self.lines_at(start, end) if line.certainty is not None]
        return min(certainties, default=None)


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice of a paragraph as it leaves the house: `text == paragraph.text[start:end]`."""

    report: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of a paragraph, `paragraph.text[start:end]`."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return its characters."""
        return self.paragraph.text[self.start : self.end]

    @property
    def sentence(self) -> Slice:
        """Return the sentence or sentences that it touches, without the space around them."""
        around = touching(self.paragraph.sentences, self)
        text = self.paragraph.text[around[0].start : around[-1].end]
        start = around[0].start + len(text) - len(text.lstrip())
        return Slice(self.paragraph, start, start + len(text.strip()))

    def quote(self) -> Quote:
        """Return it with the names of its report and paragraph instead of the paragraph."""
        return Quote(self.paragraph.report, self.paragraph.number, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of the page a report was scraped from, left out of the paragraphs: `source[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact of a report that was detected and is not certain, for a person to confirm.

    Attributes:
        value: what it probably is.
        certainty: probability that it is right, in [0, 1].
        taken: the report goes by it; else the fact is left unknown.
    """

    field: Literal["title", "place", "year"]
    value: str
    certainty: float
    taken: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what is known of it; unknown text is "", an unknown year is None.

    Attributes:
        year: the year whose government work it plans (今年), of a bulletin the year of its results; not the year it was
            scraped.
        date: when it was given, ISO (2023-01-03), or "".
        source: where the text came from, in words.
        level: of its place's government.
        kind: of document, which says what its years mean; "" if that is not known.
        doubts: what was detected and is not certain.
        original: the ending of the file that is kept beside the text (.pdf, .docx, .png, .jpg, .tif), or "".
    """

    id: str
    title: str
    place: str
    year: int | None
    date: str
    speaker: str
    source: str
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...] = ()
    level: Level = ""
    kind: DocumentKind = ""
    doubts: tuple[Doubt, ...] = ()
    original: str = ""

    @property
    def pages(self) -> int:
        """How many pages of its original have text; 0 where there are none."""
        return max((line.page for paragraph in self.paragraphs for line in paragraph.lines), default=0)

    @property
    def planned_year(self) -> int | None:
        """The year that it plans after reviewing the one before; a bulletin, which plans nothing, reviews its own."""
        return self.year + 1 if self.year and self.kind == "统计公报" else self.year


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a report states: `paragraph.text[start:end] == text`.

    Attributes:
        id: "report:paragraph:start-end", the same after every rebuild of the same report.
        value: scale words multiplied out (4000亿元 is 4e11); the lower end of a range.
        value_max: the upper end of a range, else None.
        unit: base unit without scale word (元, %, 个百分点, 平方米); "" for a fraction.
        comparator: the bound that the words around the number set.
        indicator: what is counted or measured, able to stand alone.
        modality: the governing word of commitment, verbatim (力争, 确保), or "".
        year: the year it speaks of, if that is known.
        ocr_certainty: that of its line, in [0, 1], where the report was read by OCR; None where it was not.
    """

    id: str
    report: str
    paragraph: int
    start: int
    end: int
    text: str
    value: float
    value_max: float | None
    unit: str
    comparator: Comparator
    indicator: str
    kind: Kind
    tense: Tense
    modality: str
    year: int | None
    ocr_certainty: float | None = None

    @property
    def written(self) -> str:
        """Return its text, with the unit that a table has in its headings, or a text in brackets before it.

        >>> Figure("r:1:4-8", "r", 1, 4, 8, "48.5", 4.85e9, None, "元", "=", "", "level", "actual", "", 2019).written
        '48.5亿元'
        """
        bare = _BARE.fullmatch(self.text)
        if not bare or self.value_max is not None:
            return self.text
        number = float(re.sub("[,，]", "", bare["digits"]))
        ratio = round(abs(self.value) / number, 6) if number else 1
        scale = next((word for size, word in _SCALES.items() if ratio == size), "")
        return f"{self.text}{scale}{self.unit}"
