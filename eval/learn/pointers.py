"""Pointers into reports, which stay outside the project: where a text stands, and a hash that tells when it changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from corpus import decode
from corpus.text.overlap import find_quote
from eval.errors import UnavailableError
from eval.gold import Text, Whole

# Hexadecimal digits of a pointer's hash: a text changed by accident passes once in 2^64.
_KEY = 16


@dataclass(frozen=True, slots=True)
class Pointer:
    """Characters start to end of a report's file, decoded, and the first digits of the SHA-256 of that text."""

    start: Whole
    end: Whole
    sha256: Text

    @classmethod
    def to(cls, quote: str, source: str) -> Pointer:
        """Point at the first place where a quote stands in a source, white space ignored.

        Raises:
            ValueError: it stands nowhere.
        """
        if (span := find_quote(source, quote)) is None:
            raise ValueError(f"{quote!r} stands nowhere in the report")
        return cls(span.start, span.end, _key(span.of(source)))

    def read(self, source: str) -> str:
        """Return the text it points at.

        Raises:
            ValueError: another text stands there.
        """
        text = source[self.start : self.end]
        if _key(text) != self.sha256:
            raise ValueError(f"characters {self.start} to {self.end} are not the text that was pointed at")
        return text


class ReportTexts(dict[str, str]):
    """The texts of a folder's reports, characters as they are in the files, by id; read when first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, report: str) -> str:
        path = self._folder / f"{report}.txt"
        try:
            self[report] = decode(path.read_bytes())
        except OSError as error:
            raise UnavailableError(
                f"{path} cannot be read: {error.strerror}; training needs the reports that its questions are about"
            ) from error
        return self[report]

    def quote(self, name: str, report: str, pointer: Pointer) -> str:
        """Return the text that a pointer of the item `name` means.

        Raises:
            UnavailableError: the report is missing, or is not the one that the item was written over.
        """
        try:
            return pointer.read(self[report])
        except ValueError as error:
            raise UnavailableError(
                f"{name}: {error}; the report {report} is another version than the one that it was written over"
            ) from error


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]
