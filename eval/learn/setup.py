"""What is learned from: gold questions, the reports they are about, and what searches them as the bot does."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from corpus import Library, Report, Span
from corpus.text.overlap import find_quotes
from eval.errors import EvalError, UnavailableError
from eval.gold import GoldQuestion, read_gold
from eval.sets import SHIPPED
from index import Hit, Searcher, Snapshot, build, load_encoder
from index.cross_encoder import load_cross_encoder
from index.encoder import Encoder, load_adapted
from index.snapshot import open_snapshot
from qa.answering.close_reading import CloseReader
from qa.answering.figure_features import PASSAGES
from qa.answering.search import Search, Sources
from qa.models import load_models
from qa.question.directory import Directory
from qa.question.reading import Question, QuestionReader
from qa.question.spelling import AsWritten

Searchable = tuple[Snapshot, Searcher]


@dataclass(frozen=True, slots=True)
class LocatedQuestion:
    """A gold question, the one report that it is asked of, and the name of the file it comes from."""

    gold: GoldQuestion
    report: str
    origin: str

    @property
    def quotes(self) -> tuple[str, ...]:
        """Return the evidence as texts."""
        return tuple(evidence.quote for evidence in self.gold.evidence)

    def evidence_in(self, text: str) -> list[Span]:
        """Return where its quotes stand in a text."""
        return [span for quote in self.quotes for span in find_quotes(text, quote)]

    @property
    def place(self) -> str:
        """Return what the reports of its place have in common: their ids without the years."""
        return re.sub(r"\d", "", self.report)


@dataclass(frozen=True, slots=True)
class GoldSearch:
    """A gold question as the bot meets it: read, and searched for in its report."""

    source: LocatedQuestion
    search: Search

    @property
    def question(self) -> Question:
        """Return the question as it was read."""
        return self.search.question

    @property
    def hits(self) -> list[Hit]:
        """Return the best passages."""
        return self.search.hits


@dataclass(frozen=True, slots=True)
class TrainingSetup:
    """Questions, the reports they are about, and for each mode what searches a report.

    Attributes:
        close_readers: by report, a cross-encoder that was trained without its place; few have one.
    """

    questions: tuple[LocatedQuestion, ...]
    reports: tuple[Report, ...]
    searchers: Mapping[str, Mapping[str, Searchable]]
    close_readers: Mapping[str, CloseReader] = field(default_factory=dict)


def read_questions(files: Sequence[Path], report: str) -> tuple[LocatedQuestion, ...]:
    """Read gold questions; `report` is what those are about that name no report; raises DatasetError."""
    return tuple(
        LocatedQuestion(question, question.report or report, file.name)
        for file in files
        for question in read_gold(file, GoldQuestion)
    )


def gold_searches(setup: TrainingSetup, mode: str) -> list[GoldSearch]:
    """Read every question as it is written and search its own report, with the shipped models of a mode."""
    reader, models = QuestionReader(Directory(setup.reports), AsWritten()), load_models(mode)
    reports = {report.id: report for report in setup.reports}
    searches = []
    for source in tqdm(setup.questions, desc=f"{mode} answers"):
        sources = Sources(reports, (), setup.searchers[mode][source.report][1], models, lambda report: ())
        question = reader.read(source.gold.question, [source.report])
        searches.append(GoldSearch(source, Search(question, sources, PASSAGES)))
    return searches


@contextmanager
def open_setup(
    files: Sequence[Path],
    report: str,
    folder: Path | None,
    adapters: Path | None = None,
    cross_encoders: Path | None = None,
) -> Iterator[TrainingSetup]:
    """Index the reports that the questions are about, with and without an encoder, outside the published index.

    Args:
        files: of questions.
        report: what those questions are about that name no report.
        folder: of the text files of further reports, named by their ids.
        adapters: a folder of adapters trained without some places, each named by those places, joined with "+". Such a
            place is searched with that adapter, so that no weight is learned from what the encoder learned by heart.
        cross_encoders: a folder of cross-encoders, named alike; such a place is read with that one, and so is the
            shipped report, which none is trained on.

    Raises:
        ReportQAError: a file cannot be read, a report is missing, or no encoder is set.
    """
    questions = read_questions(files, report)
    reports = load_reports(sorted({question.report for question in questions}), folder)
    apart = {path: _without(path, reports) for path in sorted(adapters.iterdir()) if path.is_dir()} if adapters else {}
    with ExitStack() as stack:
        modes = stack.enter_context(open_searchers(reports))
        searchers = {mode: {report.id: searchable for report in reports} for mode, searchable in modes.items()}
        for path, some in apart.items():
            searchable = stack.enter_context(searching(some, load_adapted(path)))
            searchers["hybrid"] |= {report.id: searchable for report in some}
        yield TrainingSetup(questions, tuple(reports), searchers, _close_readers(cross_encoders, reports))


def load_reports(names: Sequence[str], folder: Path | None) -> list[Report]:
    """Load reports of the library, and what it lacks from a folder; raises NoSuchReportError."""
    library = Library.default()
    shelf = library if folder is None else Library((folder,))
    return [(library if name in library.ids() else shelf).load(name) for name in names]


@contextmanager
def open_searchers(reports: Sequence[Report]) -> Iterator[Mapping[str, Searchable]]:
    """Index reports for both modes, "hybrid" and "words", outside the published index.

    Raises:
        UnavailableError: no encoder is set.
    """
    encoder = load_encoder()
    if encoder is None:
        raise UnavailableError("fitting needs an encoder; unset EMBEDDER")
    with searching(reports, encoder) as hybrid, searching(reports, None) as words:
        yield {"hybrid": hybrid, "words": words}


@contextmanager
def searching(reports: Sequence[Report], encoder: Encoder | None) -> Iterator[Searchable]:
    """Index reports outside the published index, with an encoder or by words alone."""
    with tempfile.TemporaryDirectory() as work:
        snapshot = open_snapshot(build(reports, encoder, Path(work)))
        yield snapshot, Searcher(snapshot, encoder)


def _close_readers(folder: Path | None, reports: Sequence[Report]) -> dict[str, CloseReader]:
    encoder, by_id = load_encoder(), {report.id: report for report in reports}
    found: dict[str, CloseReader] = {}
    for path in sorted(folder.iterdir()) if folder else ():
        cross_encoder = load_cross_encoder(encoder, path)
        if cross_encoder is None:
            raise UnavailableError("the cross-encoder reads with the built-in encoder; unset EMBEDDER")
        reader, shipped = CloseReader(cross_encoder, by_id), [report for report in reports if report.id == SHIPPED]
        found |= {report.id: reader for report in (*shipped, *_without(path, reports))}
    return found


def _without(adapter: Path, reports: Sequence[Report]) -> list[Report]:
    """Return the reports of the places that an adapter was trained without."""
    apart = [report for report in reports if any(place in report.id for place in adapter.name.split("+"))]
    if not apart:
        raise EvalError(f"{adapter}: no report is about a place of that name; name it by places, joined with +")
    return apart
