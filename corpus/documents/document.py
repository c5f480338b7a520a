"""What a file of any format becomes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.documents.changes import Change
from corpus.messages import Message


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file.

    Attributes:
        text: its paragraphs, one a line where the format tells where they end (a text file stays as it is).
        remarks: what was left out or moved, counted.
        changes: every character of the file that the text has not, or has otherwise.
    """

    text: str
    remarks: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()
