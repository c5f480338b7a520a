"""Extracted figures laid beside the annotated ones, and the measures of extraction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from corpus import Figure, Library, Paragraph, Report, decode, figures_of, read_report
from corpus.text.overlap import squeeze
from eval.errors import EvalError, UnavailableError
from eval.gold import AnnotatedSpan, SpannedFigure, read_gold
from eval.matching import same_figure
from eval.measures import Measure, measures_of
from eval.scorer import Array, Scorer, Scores, f1, share_of
from eval.sets import DATASETS, SHIPPED

# Sets of figures by name, with the file of their spans; one without such a file annotates whole reports.
FIGURE_SETS = {"figures_seed": "", "figures_dev": "spans_dev"}
# The numbers of the shipped report that are no figures.
_NONFIGURES = DATASETS / "nonfigures_seed.jsonl"
# Of character bigrams: from here on two indicators name the same thing.
_INDICATOR_F1 = 0.6


@dataclass(frozen=True, slots=True)
class Aligned:
    """A gold figure, an extracted one, or both where they match; both have offsets in the report's source."""

    gold: SpannedFigure | None
    extracted: SpannedFigure | None

    @property
    def report(self) -> str:
        """Return the report that they stand in."""
        return next((figure.report for figure in (self.gold, self.extracted) if figure), "")

    @property
    def matched(self) -> bool:
        """Say whether both are there."""
        return self.gold is not None and self.extracted is not None

    @property
    def optional(self) -> bool:
        """Say whether finding it is no duty: neither found nor missed does it count."""
        return self.gold is not None and not self.gold.required


@dataclass(frozen=True)
class ScoredExtraction:
    """What was extracted, beside gold; `mistaken` are figures made of numbers that are none."""

    set: str
    aligned: tuple[Aligned, ...]
    mistaken: tuple[SpannedFigure, ...]

    @cached_property
    def scores(self) -> Scores[Aligned]:
        """Return the measures."""
        return Scores.of(measures_of("figures"), FIGURE_SCORERS, self.aligned)

    def lines(self) -> list[str]:
        """Return the measures, by report too, and every figure that was missed or made up."""
        columns = {"all": self.scores.totals(), **self.scores.by([pair.report for pair in self.aligned])}
        lines = [f"{self.set:16} " + " ".join(f"{name:>20}" for name in columns)]
        for measure in map(str, measures_of("figures")):
            values = (columns[name][measure] for name in columns)
            lines.append(f"{measure:16} " + " ".join(f"{'–' if v is None else f'{v:.4f}':>20}" for v in values))
        missed = [pair.gold for pair in self.aligned if pair.gold and not pair.extracted and not pair.optional]
        extra = [pair.extracted for pair in self.aligned if pair.extracted and not pair.gold]
        lines += [f"missed  {_shown(figure)}" for figure in missed]
        lines += [f"extra   {_shown(figure)}" for figure in extra]
        return lines + [f"no figure, but taken for one: {_shown(figure)}" for figure in self.mistaken]


def extract(name: str, folder: Path | None = None) -> ScoredExtraction:
    """Extract the figures of the reports of a set; `folder` holds ID.txt files that the library lacks.

    Raises:
        EvalError: there is no such set.
        UnavailableError: a report of the set is nowhere.
    """
    if name not in FIGURE_SETS:
        raise EvalError(f"there is no set of figures {name!r}; name one of {', '.join(FIGURE_SETS)}")
    gold = read_gold(DATASETS / f"{name}.jsonl", SpannedFigure)
    reports = [_report(report, folder) for report in dict.fromkeys(figure.report for figure in gold)]
    file = FIGURE_SETS[name]
    spans = read_gold(DATASETS / f"{file}.jsonl", AnnotatedSpan) if file else _whole(reports)
    extracted = [
        _spanned(figure, paragraph)
        for report in reports
        for paragraph in report.paragraphs
        for figure in figures_of(paragraph, report.planned_year)
    ]
    aligned = align(gold, extracted, spans)
    numbers = [replace(number, report=SHIPPED) for number in read_gold(_NONFIGURES, AnnotatedSpan)]
    return ScoredExtraction(name, tuple(aligned), tuple(mistaken(aligned, numbers)))


def align(
    gold: Sequence[SpannedFigure], extracted: Sequence[SpannedFigure], spans: Sequence[AnnotatedSpan]
) -> list[Aligned]:
    """Match each gold figure, required ones first, with the first extracted one that fits; drop what no span covers.

    They match when the spans overlap and value, unit and comparator agree; each figure matches at most once.
    """
    left = [figure for figure in extracted if any(_inside(figure, span) for span in spans)]
    aligned = []
    for figure in sorted(gold, key=lambda figure: not figure.required):
        match = next((candidate for candidate in left if _matches(figure, candidate)), None)
        if match is not None:
            left.remove(match)
        aligned.append(Aligned(figure, match))
    return aligned + [Aligned(None, figure) for figure in left]


def mistaken(aligned: Iterable[Aligned], numbers: Sequence[AnnotatedSpan]) -> list[SpannedFigure]:
    """Return the figures that match no gold one and lie on a number that is none."""
    extra = [pair.extracted for pair in aligned if pair.extracted and not pair.gold]
    return [figure for figure in extra if any(_overlaps(figure, number) for number in numbers)]


def same_indicator(left: str, right: str) -> bool:
    """Say whether two indicators agree: one holds the other, or their character bigrams have an F1 of at least 0.6.

    >>> same_indicator("新增就业", "城镇新增就业"), same_indicator("改造老旧小区", "老旧小区改造")
    (True, True)
    >>> same_indicator("粮食产量", "猪肉产量")
    False
    """
    left, right = squeeze(left), squeeze(right)
    if not left or not right:
        return left == right
    return left in right or right in left or _bigram_f1(left, right) >= _INDICATOR_F1


def _bigram_f1(left: str, right: str) -> float:
    ours, theirs = ({text[i : i + 2] for i in range(len(text) - 1)} for text in (left, right))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0


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


def _inside(figure: SpannedFigure, span: AnnotatedSpan) -> bool:
    return figure.report == span.report and span.start <= figure.start and figure.end <= span.end


def _overlaps(figure: SpannedFigure, other: SpannedFigure | AnnotatedSpan) -> bool:
    return figure.report == other.report and figure.start < other.end and other.start < figure.end


def _matches(gold: SpannedFigure, extracted: SpannedFigure) -> bool:
    return _overlaps(gold, extracted) and same_figure(gold, extracted, strict=True)


def _shown(figure: SpannedFigure) -> str:
    quantity = f"{figure.comparator} {figure.value:g} {figure.unit}".rstrip()
    return f"{figure.report} {figure.start}-{figure.end} {figure.text}: {quantity}"


def _counts(_: Measure, aligned: Sequence[Aligned]) -> Array:
    """Columns: matched, extracted, gold."""
    return np.array([(pair.matched, pair.extracted is not None, pair.gold is not None) for pair in aligned], np.float64)


def _matched(pair: Aligned) -> bool:
    return pair.matched


def _agreeing(agree: Callable[[SpannedFigure, SpannedFigure], bool]) -> Scorer[Aligned]:
    return share_of(_matched, lambda pair: bool(pair.gold and pair.extracted and agree(pair.gold, pair.extracted)))


FIGURE_SCORERS: dict[str, Scorer[Aligned]] = {
    "FigureExtractP": share_of(lambda pair: pair.extracted is not None and not pair.optional, _matched),
    "FigureExtractR": share_of(lambda pair: pair.gold is not None and not pair.optional, _matched),
    "FigureExtractF1": Scorer(lambda pair: not pair.optional, _counts, f1),
    "IndicatorAcc": _agreeing(lambda gold, ours: same_indicator(gold.indicator, ours.indicator)),
    "KindAcc": _agreeing(lambda gold, ours: gold.kind == ours.kind),
    "TenseAcc": _agreeing(lambda gold, ours: gold.tense == ours.tense),
}
