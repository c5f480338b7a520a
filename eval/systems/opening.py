"""Systems by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Library, var_dir
from eval.collection import QuestionSet, SourcePassage
from eval.errors import EvalError, UnavailableError
from eval.systems.bm25 import bm25_system
from eval.systems.bot import BotSystem, report_passages
from eval.systems.dense import dense_system
from eval.systems.foreign import snapshot_of
from eval.systems.http import HttpSystem
from eval.systems.names import NAMES, PARTS, UNTRAINED, WITHOUT
from eval.systems.shelf import shelf_library, shelf_snapshot
from eval.systems.system import System
from index.build import build
from index.encoder import Encoder, load_adapted, load_encoder
from index.snapshot import Snapshot, open_published, open_snapshot

if TYPE_CHECKING:
    from qa.bot import Bot


class Opener:
    """Opens systems over the passages of one set, under `with`; the model and the index are loaded once."""

    def __init__(self, questions: QuestionSet, url: str = "", connections: int = 1, shelf: Path | None = None) -> None:
        """Take a set; `shelf` is a folder of reports to index beside the library's."""
        self._questions = questions
        self._library = Library.default() if shelf is None else shelf_library(shelf)
        self._shelf = shelf
        self._url = url
        self._connections = connections
        self.encoder = cache(load_encoder)
        self._snapshot = cache(self._open_snapshot)
        self._stack = ExitStack()

    def __enter__(self) -> Opener:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up on every server."""
        self._stack.close()

    def open(self, name: str) -> System:
        """Open one of NAMES; with a url, "ours" is the server there.

        Raises:
            EvalError: there is no system of that name.
            UnavailableError: it needs a model or an index that is not there.
        """
        makers: dict[str, Callable[[], System]] = {
            "ours": self._ours,
            "bm25": lambda: bm25_system(self.passages()),
            "dense": lambda: dense_system(self.passages(), self._need_encoder()),
            UNTRAINED: self._untrained,
        }
        if name.startswith(WITHOUT) and name.removeprefix(WITHOUT) in PARTS:
            return self._ablated(name, name.removeprefix(WITHOUT))
        if name not in makers:
            raise EvalError(f"there is no system {name!r}; name one of {', '.join(NAMES)}")
        return makers[name]()

    def _ours(self) -> System:
        if self._url:
            return self._stack.enter_context(closing(HttpSystem.open(self._url, "ours-http", self._connections)))
        return BotSystem(self._bot(self._snapshot()))

    def _ablated(self, name: str, part: str) -> System:
        from eval.systems.ablation import ablated, without  # needs the bot
        from qa.bot import Bot
        from qa.parts import BotParts

        snapshot = without(self._snapshot(), part)
        return BotSystem(Bot(snapshot, ablated(BotParts.of(snapshot, self.encoder()), part)), name)

    def _untrained(self) -> System:
        encoder = load_adapted(None)
        if self._questions.passages is not None:
            return BotSystem(self._bot(snapshot_of(self._questions, encoder), encoder), UNTRAINED)
        snapshot = open_snapshot(build(self._library.load_all(), encoder, var_dir() / "eval" / "untrained"))
        return BotSystem(self._bot(snapshot, encoder), UNTRAINED)

    def _bot(self, snapshot: Snapshot, encoder: Encoder | None = None) -> Bot:
        from qa.bot import Bot  # needs the model: only when our own system is asked for

        return Bot.over(snapshot, encoder or self.encoder())

    def _open_snapshot(self) -> Snapshot:
        if self._questions.passages is not None:
            return snapshot_of(self._questions, self.encoder())
        if self._shelf is not None:
            return shelf_snapshot(self._library, self._shelf, self.encoder())
        return open_published()

    def passages(self) -> Sequence[SourcePassage]:
        """Return what the set is asked over."""
        if self._questions.passages is not None:
            return self._questions.passages
        return report_passages(self._library.load_all())

    def _need_encoder(self) -> Encoder:
        encoder = self.encoder()
        if encoder is None:
            raise UnavailableError("the dense baseline needs an encoder; unset EMBEDDER")
        return encoder
