"""Opens systems by name: our bot over the library, a folder of reports or the texts of a set; a server; baselines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Library, Paragraph, Report, Span, var_dir
from eval.errors import EvalError, UnavailableError
from eval.runner import System
from eval.sets import QuestionSet, SourcePassage
from eval.systems.baselines import bm25_system, dense_system
from eval.systems.bot import BotSystem, report_passages
from eval.systems.http import HttpSystem
from eval.systems.names import NAMES, PARTS, UNTRAINED, WITHOUT
from index.build import build
from index.encoder import Encoder, load_adapted, load_encoder
from index.snapshot import Snapshot, open_published, open_snapshot

if TYPE_CHECKING:
    from qa.bot import Bot

# A stop with its closing marks, or a line's end.
_SENTENCE = re.compile(r".*?(?:[。！？!?；;][”’」』）)]*|\n|$)", re.DOTALL)


class Opener:
    """Opens systems over one collection, under `with`; the model and the index are loaded once.

    The collection is that of a set which brings its own texts, else the library, with the reports of a folder.
    """

    def __init__(
        self, questions: QuestionSet | None = None, url: str = "", connections: int = 1, shelf: Path | None = None
    ) -> None:
        """Take a set; with a `url`, ours is the server there; `shelf` is a folder of reports, as ID.txt.

        Raises:
            UnavailableError: the folder holds no report.
        """
        self._questions = questions if questions and questions.passages is not None else None
        self._shelf = shelf
        self._url = url
        self._connections = connections
        self._library = _library(shelf)
        self._encoder = cache(load_encoder)
        self._snapshot = cache(self._open_snapshot)
        self._stack = ExitStack()

    def __enter__(self) -> Opener:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up on every server."""
        self._stack.close()

    def open(self, name: str) -> System:
        """Open one of NAMES.

        Raises:
            EvalError: there is no system of that name.
            UnavailableError: it needs a model or an index that is not there.
        """
        makers: dict[str, Callable[[], System]] = {
            "ours": self.ours,
            "bm25": lambda: bm25_system(self.passages()),
            "dense": lambda: dense_system(self.passages(), self._need_encoder()),
            UNTRAINED: self._untrained,
        }
        if name.startswith(WITHOUT) and name.removeprefix(WITHOUT) in PARTS:
            return self._ablated(name, name.removeprefix(WITHOUT))
        if name not in makers:
            raise EvalError(f"there is no system {name!r}; name one of {', '.join(NAMES)}")
        return makers[name]()

    def ours(self) -> BotSystem | HttpSystem:
        """Open our bot, or connect to the server."""
        if self._url:
            return self._stack.enter_context(closing(HttpSystem.open(self._url, "ours-http", self._connections)))
        return BotSystem(self.bot())

    def bot(self) -> Bot:
        """Open our bot itself."""
        return _bot(self._snapshot(), self._encoder())

    def passages(self) -> Sequence[SourcePassage]:
        """Return what is searched."""
        if self._questions:
            return self._questions.passages or ()
        return report_passages(self._library.load_all())

    def _ablated(self, name: str, part: str) -> System:
        from eval.systems.ablation import ablated, without  # needs the bot
        from qa.bot import Bot
        from qa.parts import BotParts

        snapshot = without(self._snapshot(), part)
        return BotSystem(Bot(snapshot, ablated(BotParts.of(snapshot, self._encoder()), part)), name)

    def _untrained(self) -> System:
        encoder = load_adapted(None)
        snapshot = self._index(encoder, self._questions.name if self._questions else "untrained")
        return BotSystem(_bot(snapshot, encoder), UNTRAINED)

    def _open_snapshot(self) -> Snapshot:
        if self._questions:
            return self._index(self._encoder(), self._questions.name)
        if self._shelf:
            return self._index(self._encoder(), f"shelf-{self._shelf.resolve().name}")
        return open_published()

    def _index(self, encoder: Encoder | None, name: str) -> Snapshot:
        """Index the collection in var/eval/NAME, or open what is there already; what was embedded before is kept."""
        texts = self._questions.passages if self._questions else None
        reports = self._library.load_all() if texts is None else [_report_of(passage) for passage in texts]
        return open_snapshot(build(reports, encoder, var_dir() / "eval" / name))

    def _need_encoder(self) -> Encoder:
        encoder = self._encoder()
        if encoder is None:
            raise UnavailableError("the dense baseline needs an encoder; unset EMBEDDER")
        return encoder


def _library(shelf: Path | None) -> Library:
    """Return all reports, or those that ship and those of a folder."""
    if shelf is None:
        return Library.default()
    if not any(shelf.glob("*.txt")):
        raise UnavailableError(f"{shelf} holds no report (ID.txt); give --shelf the folder of the set's reports")
    return Library((*Library.default().folders[:1], shelf))


def _bot(snapshot: Snapshot, encoder: Encoder | None) -> Bot:
    from qa.bot import Bot  # needs the model: only when our own system is asked for

    return Bot.over(snapshot, encoder)


def _report_of(passage: SourcePassage) -> Report:
    """Make a passage of a foreign set a report of one paragraph."""
    paragraph = Paragraph(
        report=passage.report,
        number=passage.paragraph,
        section=(),
        lead="",
        text=passage.text,
        sentences=tuple(_sentences(passage.text)),
        offset=0,
    )
    return Report(passage.report, "", "", None, "", "", "", (paragraph,))


def _sentences(text: str) -> Iterable[Span]:
    return (Span(match.start(), match.end()) for match in _SENTENCE.finditer(text) if match.group().strip())
