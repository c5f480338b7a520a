"""What can be put to the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from eval.response import Response
from eval.sets import SourcePassage


class System(Protocol):
    """Anything that answers questions; `ask` may be called from several threads at once."""

    @property
    def name(self) -> str:
        """Name it in tables and files."""

    @property
    def settings(self) -> Mapping[str, str]:
        """Say what makes it what it is."""

    @property
    def passages(self) -> Sequence[SourcePassage]:
        """Return all that it searches."""

    def ask(self, question: str, top_k: int, reports: Sequence[str] | None) -> Response:
        """Answer; a failure is a ReportQAError."""
