"""The one base error of the project, and the errors of reading and keeping reports."""

from __future__ import annotations

from corpus.messages import Message


class ReportQAError(Exception):
    """Base of every error that a user or an operator is meant to read; its text is one clear sentence."""


class CorpusError(ReportQAError):
    """A report could not be read, found or stored."""


class RefusedError(CorpusError):
    """A file cannot be added, and nothing changed; `message` says why, in English and in Chinese."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.message = Message.of(code, **details)
        super().__init__(self.message.english)
