"""Runs the extraction of figures over annotated reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus import Figure, Library, Paragraph, Report, decode, read_report
from corpus.figures import figures_of
from eval.errors import EvalError, UnavailableError
from eval.figure_scores import FIGURE_SCORERS, Aligned, align
from eval.gold import AnnotatedSpan, GoldFigure, SpannedFigure
from eval.measures import measures_of
from eval.own import read_figures, read_nonfigures, read_spans
from eval.scoring import Scores
from eval.sets import DATASETS

# Sets of figures by name, with the file of their spans; one without such a file annotates whole reports.
SETS = {"figures_seed": "", "figures_dev": "spans_dev"}
# The numbers of the shipped report that are no figures.
NONFIGURES, SEED = "nonfigures_seed", "mianyang-2023"


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
    gold = read_figures(DATASETS / f"{name}.jsonl")
    reports = [_report(one, folder) for one in dict.fromkeys(figure.report for figure in gold)]
    spans = read_spans(DATASETS / f"{SETS[name]}.jsonl") if SETS[name] else _whole(reports)
    found = [
        _spanned(figure, p)
        for report in reports
        for p in report.paragraphs
        for figure in figures_of(p, report.planned_year)
    ]
    aligned = align(gold, found, spans)
    none = read_nonfigures(DATASETS / f"{NONFIGURES}.jsonl", SEED)
    return Extraction(name, tuple(aligned), tuple(mistaken(aligned, none)))


def mistaken(aligned: Iterable[Aligned], none: Sequence[AnnotatedSpan]) -> list[SpannedFigure]:
    """Return the figures that match no gold one and lie on a number that is none."""
    extra = [one.found for one in aligned if one.found and not one.gold]
    return [f for f in extra if any(s.report == f.report and s.start < f.end and f.start < s.end for s in none)]


def _spanned(figure: Figure, paragraph: Paragraph) -> SpannedFigure:
    start = paragraph.offset + figure.start
    quantity = GoldFigure(figure.text, figure.value, figure.unit, figure.comparator, figure.value_max)
    return SpannedFigure(
        report=figure.report,
        start=start,
        end=start + len(figure.text),
        figure=quantity,
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
    return [AnnotatedSpan(p.report, p.offset, p.offset + len(p.text)) for report in reports for p in report.paragraphs]


def _shown(one: SpannedFigure | None) -> str:
    if one is None:
        return ""
    quantity = f"{one.figure.comparator} {one.figure.value:g} {one.figure.unit}".rstrip()
    return f"{one.report} {one.start}-{one.end} {one.figure.text}: {quantity}"
