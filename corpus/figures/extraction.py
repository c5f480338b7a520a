"""Every quantified statement of a paragraph as a record, and every rank.

The steps, each in its file: numbers -> quantities (units; what is no figure) -> comparators -> context -> naming ->
kinds, tense and year; the row of a table -> cells. The only context is the paragraph itself with its headings, and the
year of its report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.budget import spend
from corpus.figures.cells import cell_figures
from corpus.figures.comparators import read_comparator
from corpus.figures.context import QuantityContext, contexts_of
from corpus.figures.dating import Calendar
from corpus.figures.indicators import Indicator
from corpus.figures.kinds import kind_of
from corpus.figures.naming import indicators_of
from corpus.figures.nonfigures import NonFigure
from corpus.figures.numbers import int_or_float
from corpus.figures.quantities import find_quantities
from corpus.figures.ranks import RANK_UNIT, find_ranks, rank_names
from corpus.figures.tense import ParagraphTense, TenseReading, read_tense
from corpus.records import Figure, Kind, Paragraph
from corpus.text.forms import simplified

# The mark of a footnote: 34个〔7〕, 危房[3], “雨露计划”（2）.
_FOOTNOTE = re.compile(r"[〔\[【]\s?\d{1,3}\s?[〕\]】]|(?<=[”》])[（(]\s?\d{1,3}\s?[）)]")


def figures_of(paragraph: Paragraph, report_year: int | None) -> tuple[Figure, ...]:
    """Return every figure of a paragraph, in the order of its text.

    Args:
        paragraph: read from are its text, sentences, section and row, nothing else of the report.
        report_year: the year whose work the report plans (今年), if known.

    >>> from corpus import Paragraph, Span
    >>> text = "力争高新技术企业超过800家。"
    >>> figure, = figures_of(Paragraph("r", 1, (), "", text, (Span(0, 15),), 0), 2023)
    >>> figure.id, figure.value, figure.unit, figure.comparator, figure.indicator, figure.tense, figure.modality
    ('r:1:10-14', 800, '家', '>', '高新技术企业', 'target', '力争')
    """
    if paragraph.row:
        return cell_figures(paragraph, report_year)
    written, paragraph = paragraph, _readable(paragraph)
    text = paragraph.text
    report_year = None if paragraph.role == "note" else report_year  # what a term means is of no year
    quantities, _ = find_quantities(text)
    contexts = contexts_of(text, paragraph.sentences, [read_comparator(text, quantity) for quantity in quantities])
    paragraph_tense = ParagraphTense.of(paragraph, report_year)
    calendar = Calendar.of(paragraph, report_year, paragraph_tense.heading == "target")
    own = _own_characters(written.text)
    figures: list[Figure] = []
    flow: str | None = None  # the unit of what the list so far counts as added
    for context, indicator in zip(contexts, indicators_of(text, contexts), strict=True):
        spend()
        reading = read_tense(paragraph_tense, context, report_year)
        kind = kind_of(context, indicator, reading.tense, _continues(flow, context))
        year = calendar.year(context, indicator, reading.tense, kind)
        figures.append(_figure(written, context, indicator, kind, reading, year, own))
        flow = _flow_after(flow, context, kind)
    return tuple(figures)


def ranks_of(paragraph: Paragraph, report_year: int | None) -> tuple[Figure, ...]:
    """Return every rank that a paragraph gives (居全省第2位), as figures of the kind "rank", in the order of its text.

    >>> from corpus import Paragraph, Span
    >>> text = "快递业务量8.5亿件，居全省第2位。"
    >>> rank, = ranks_of(Paragraph("r", 1, (), "", text, (Span(0, 19),), 0), 2023)
    >>> rank.text, rank.value, rank.unit, rank.indicator
    ('第2位', 2, '名次', '快递业务量全省排名')
    """
    written, paragraph = paragraph, _readable(paragraph)
    text = paragraph.text
    if not (ranks := tuple(find_ranks(text))):
        return ()
    quantities = [
        read_comparator(text, quantity)
        for quantity in find_quantities(text)[0]
        if not any(rank.bounded.left <= quantity.start < rank.bounded.right for rank in ranks)  # 全省11个城市
    ]
    figures = contexts_of(text, paragraph.sentences, quantities)
    named = tuple(zip(figures, indicators_of(text, figures), strict=True))
    bounded = sorted([*quantities, *(rank.bounded for rank in ranks)], key=lambda item: item.left)
    contexts = [c for c in contexts_of(text, paragraph.sentences, bounded) if c.bounded.quantity.unit == RANK_UNIT]
    before = [_name_before(context, named) for context in contexts]
    names = rank_names(text, tuple(zip(ranks, contexts, before, strict=True)))
    tense, calendar = ParagraphTense.of(paragraph, report_year), Calendar.of(paragraph, report_year)
    readings = [read_tense(tense, context, report_year) for context in contexts]
    own = _own_characters(written.text)
    return tuple(
        _figure(written, context, name, "rank", reading, calendar.year(context, name, reading.tense, "rank"), own)
        for context, name, reading in zip(contexts, names, readings, strict=True)
    )


def non_figures_of(text: str) -> tuple[NonFigure, ...]:
    """Return the numbers of a text that are no figures, and why.

    >>> [(n.text, n.why) for n in non_figures_of("“十四五”以来，第三届博览会引进一批项目，建成5个")]
    [('十四五', 'name'), ('第三届', 'ordinal'), ('一批', 'generic')]
    """
    return tuple(
        replace(number, text=text[number.start : number.end]) for number in find_quantities(simplified(text))[1]
    )


def _readable(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph in the characters that the grammar is written in, blanks for the marks of footnotes."""
    section = tuple(map(simplified, paragraph.section))
    text = _FOOTNOTE.sub(lambda mark: " " * len(mark[0]), simplified(paragraph.text))
    return replace(paragraph, text=text, section=section, era=simplified(paragraph.era))


def _name_before(context: QuantityContext, named: Sequence[tuple[QuantityContext, Indicator]]) -> Indicator | None:
    """Return the name of the last figure before a rank in its sentence."""
    before = ((other, name) for other, name in reversed(named) if other.bounded.right <= context.bounded.left)
    return next((name for other, name in before if other.sentence == context.sentence), None)


def _continues(flow: str | None, context: QuantityContext) -> bool:
    """Tell whether a list of things added goes on: money beside things (项目5个、总投资9亿元) stands by itself."""
    if flow is None or not context.bounded.quantity.unit.endswith("元"):
        return flow is not None
    return flow.endswith("元") or not context.lead_in.strip()


def _flow_after(flow: str | None, context: QuantityContext, kind: Kind) -> str | None:
    if kind == "increment":
        return context.bounded.quantity.unit
    # A threshold inside a list (5亿元以上项目) changes nothing.
    return flow if (context.listed or context.part) and context.bounded.quantity.unit.endswith("元") else None


def _figure(
    paragraph: Paragraph,
    context: QuantityContext,
    indicator: Indicator,
    kind: Kind,
    reading: TenseReading,
    year: int | None,
    own: Mapping[int, str],
) -> Figure:
    quantity, text = context.bounded.quantity, paragraph.text
    return Figure(
        id=f"{paragraph.report}:{paragraph.number}:{quantity.start}-{quantity.end}",
        report=paragraph.report,
        paragraph=paragraph.number,
        start=quantity.start,
        end=quantity.end,
        text=text[quantity.start : quantity.end],
        value=int_or_float(quantity.value),
        value_max=None if quantity.value_max is None else int_or_float(quantity.value_max),
        unit=quantity.unit,
        comparator=context.bounded.comparator,
        indicator=indicator.text.translate(own),
        kind=kind,
        tense=reading.tense,
        modality=reading.modality.translate(own),
        year=year,
        ocr_certainty=paragraph.ocr_certainty(quantity.start, quantity.end),
    )


def _own_characters(text: str) -> dict[int, str]:
    """Return from a simplified character the one that a text has in its place."""
    return {ord(plain): own for own, plain in zip(text, simplified(text), strict=True) if own != plain}
