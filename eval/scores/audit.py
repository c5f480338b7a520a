"""Draws figures of raw files to be read against their text by a person, before anybody has looked at them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from corpus import Figure, Paragraph, Report, figures_of

# A paragraph that states a number in either script; one of which nothing was extracted shows what is missed.
_NUMBER = re.compile(r"\d|百分之|[一二三四五六七八九十百千][万亿萬億個个]")


def draw_paragraphs(
    reports: Sequence[Report], count: int, seed: int
) -> Iterator[tuple[Report, Paragraph, list[Figure]]]:
    """Yield paragraphs with numbers, of one report after the other in seeded order, until `count` figures are drawn."""
    drawn = 0
    for report, paragraph in _in_turn(reports, random.Random(seed)):
        if drawn >= count:
            return
        figures = list(figures_of(paragraph, report.planned_year))
        drawn += len(figures)
        yield report, paragraph, figures


def audit_lines(report: Report, paragraph: Paragraph, figures: Sequence[Figure]) -> Iterator[str]:
    """Yield a paragraph with its report and headings, then a line for every figure."""
    head = f"## {report.id} ¶{paragraph.number} ({report.kind or '–'}, {report.year or '–'})"
    yield f"{head} {' / '.join(paragraph.section)}".rstrip()
    yield paragraph.text
    for figure in figures:
        value = f"{figure.value:.10g}{'' if figure.value_max is None else f' to {figure.value_max:.10g}'} {figure.unit}"
        fields = (figure.text, figure.comparator, value, figure.indicator, figure.kind, figure.tense, figure.year)
        yield "- " + " | ".join(str(field or "–") for field in fields)
    yield ""


def _in_turn(reports: Sequence[Report], dice: random.Random) -> Iterator[tuple[Report, Paragraph]]:
    order = [[(report, paragraph) for paragraph in _shuffled(report, dice)] for report in reports]
    dice.shuffle(order)
    return (drawn for drawn in chain.from_iterable(zip_longest(*order)) if drawn)


def _shuffled(report: Report, dice: random.Random) -> list[Paragraph]:
    numbered = [paragraph for paragraph in report.paragraphs if _NUMBER.search(paragraph.text)]
    return dice.sample(numbered, len(numbered))
