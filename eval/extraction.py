"""Runs the extraction of figures over annotated reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from corpus import Figure, Library, Paragraph, Report, decode, read_report
from corpus.figures import figures_of
from eval.errors import EvalError, UnavailableError
from eval.figure_scores import FIGURE_SCORERS, Aligned, align
from eval.gold import AnnotatedSpan, SpannedFigure, read_gold
from eval.measures import measures_of
from eval.scoring import Scores
from eval.sets import DATASETS, SHIPPED

# Sets of figures by name, with the file of their spans; one without such a file annotates whole reports.
SETS = {"figures_seed": "", "figures_dev": "spans_dev"}
# The numbers of the shipped report that are no figures.
NONFIGURES = "nonfigures_seed"


@dataclass(frozen=True)
class Extraction:
    """What was extracted, beside gold; `mistaken` are figures made of numbers that are none."""

    set: str
    aligned: tuple[Aligned, ...]
    mistaken: tuple[SpannedFigure, ...]

    @cached_property
    def scores(self) -> Scores[Aligned]:
        """Return the measures."""
        return Scores.of(measures_of("figures"), FIGURE_SCORERS, self.aligned)

    def text(self) -> str:
        """Return the measures, by report too, and every figure that was missed or made up."""
        reports = [one.report for one in self.aligned]
        columns = {"all": self.scores.totals(), **self.scores.by(reports)}
        lines = [f"{self.set:16} " + " ".join(f"{name:>20}" for name in columns)]
        for measure in map(str, measures_of("figures")):
            values = (columns[name][measure] for name in columns)
            lines.append(f"{measure:16} " + " ".join(f"{'–' if v is None else f'{v:.4f}':>20}" for v in values))
        lines += [
            f"missed  {_shown(one.gold)}" for one in self.aligned if one.gold and not one.found and not one.optional
        ]
        lines += [f"extra   {_shown(one.found)}" for one in self.aligned if one.found and not one.gold]
        lines += [f"no figure, but taken for one: {_shown(one)}" for one in self.mistaken]
        return "\n".join(lines)


def extract(name: str, folder: Path | None = None) -> Extraction:
    """Extract the figures of the reports of a set; `folder` holds ID.txt files that the library lacks.

    Raises:
        EvalError: there is no such set.
        UnavailableError: a report of the set is nowhere.
    """
    if name not in SETS:
        raise EvalError(f"there is no set of figures {name!r}; name one of {', '.join(SETS)}")
    gold = read_gold(DATASETS / f"{name}.jsonl", SpannedFigure)
    reports = [_report(one, folder) for one in dict.fromkeys(figure.report for figure in gold)]
    spans = read_gold(DATASETS / f"{SETS[name]}.jsonl", AnnotatedSpan) if SETS[name] else _whole(reports)
    found = [
        _spanned(figure, p) for report in reports for p in report.paragraphs for figure in figures_of(p, report.year)
    ]
    aligned = align(gold, found, spans)
    none = [replace(span, report=SHIPPED) for span in read_gold(DATASETS / f"{NONFIGURES}.jsonl", AnnotatedSpan)]
    return Extraction(name, tuple(aligned), tuple(mistaken(aligned, none)))


def mistaken(aligned: Iterable[Aligned], none: Sequence[AnnotatedSpan]) -> list[SpannedFigure]:
    """Return the figures that match no gold one and lie on a number that is none."""
    extra = [one.found for one in aligned if one.found and not one.gold]
    return [f for f in extra if any(s.report == f.report and s.start < f.end and f.start < s.end for s in none)]


def _spanned(figure: Figure, paragraph: Paragraph) -> SpannedFigure:
    start = paragraph.offset + figure.start
    return SpannedFigure(
        figure.text,
        figure.value,
        figure.unit,
        figure.comparator,
        figure.value_max,
        report=figure.report,
        start=start,
        end=start + len(figure.text),
        indicator=figure.indicator,
        kind=figure.kind,
        tense=figure.tense,
        required=True,
    )


def _report(name: str, folder: Path | None) -> Report:
    library = Library.default()
    if name in library.ids():
        return library.load(name)
    path = folder / f"{name}.txt" if folder else None
    if path is None or not path.is_file():
        raise UnavailableError(f"the report {name!r} is not there; give the folder of {name}.txt with --reports")
    return read_report(decode(path.read_bytes()), name)


def _whole(reports: Iterable[Report]) -> list[AnnotatedSpan]:
    return [AnnotatedSpan(p.offset, p.offset + len(p.text), p.report) for report in reports for p in report.paragraphs]


def _shown(one: SpannedFigure | None) -> str:
    if one is None:
        return ""
    quantity = f"{one.comparator} {one.value:g} {one.unit}".rstrip()
    return f"{one.report} {one.start}-{one.end} {one.text}: {quantity}"
