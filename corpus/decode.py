"""Bytes of a text file in, characters out; says where it fails rather than guess."""

from __future__ import annotations

from corpus.errors import CorpusError

# A GB18030 text may pass for UTF-8 over a character or two by accident, never over this many.
_SURELY_UTF8 = 16
_UTF8_BOM = b"\xef\xbb\xbf"


class DecodeError(CorpusError):
    """The bytes are no text in an encoding that we read; `offset` is the first byte that cannot be read."""

    def __init__(self, offset: int, why: str) -> None:
        super().__init__(f"{why} at byte offset {offset}; save the file as UTF-8 text and add it again")
        self.offset = offset


def decode(data: bytes) -> str:
    """Decode a text file: UTF-8 with or without BOM, or GB18030; line ends stay as they are.

    Raises:
        DecodeError: neither encoding fits, or the file is binary (holds a NUL byte).

    >>> decode("政府工作报告".encode("gb18030"))
    '政府工作报告'
    """
    if (nul := data.find(0)) >= 0:
        raise DecodeError(nul, "binary data (a NUL byte)")
    start = len(_UTF8_BOM) if data.startswith(_UTF8_BOM) else 0
    try:
        return data[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        offset = start + error.start
        if start or _multibyte(data[:offset]) > _SURELY_UTF8:
            raise DecodeError(offset, "damaged UTF-8") from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise DecodeError(error.start, "neither UTF-8 nor GB18030") from error


def _multibyte(prefix: bytes) -> int:
    """Count the characters beyond ASCII in valid UTF-8."""
    return sum(character > "\x7f" for character in prefix.decode("utf-8"))
