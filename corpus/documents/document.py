"""What a file of any format becomes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.messages import Message


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file.

    Attributes:
        text: its paragraphs, one a line where the format tells where they end (a text file stays as it is).
        remarks: what was left out or moved, counted.
    """

    text: str
    remarks: tuple[Message, ...] = ()
