"""What a file of any format becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.documents.changes import Change
from corpus.messages import Message
from corpus.records import PageLine

# Called with how many pages are read, and of how many, while a scan is read.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file.

    Attributes:
        text: its paragraphs, one a line where the format tells where they end (a text file stays as it is).
        remarks: what was left out or moved, counted.
        changes: every character of the file that the text has not, or has otherwise.
        lines: where the text stands on the file's pages, in the order of the text; empty if it has none.
        original: the ending of the name that the file is to be kept under (.pdf), "" if the text says all of it.
    """

    text: str
    remarks: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()
    lines: tuple[PageLine, ...] = ()
    original: str = ""


def unwatched(done: int, pages: int) -> None:
    """Tell nobody how far the reading is."""
