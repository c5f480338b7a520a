"""Bytes of a text file in, characters out; says where it fails rather than guess."""

from __future__ import annotations

import codecs

from corpus.errors import RefusedError

# A GB18030 text may pass for UTF-8 over a character or two by accident, never over this many.
_SURELY_UTF8 = 16
_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class DecodeError(RefusedError):
    """The bytes are no text in an encoding that we read; `offset` is the first byte that cannot be read."""

    def __init__(self, code: str, offset: int) -> None:
        super().__init__(code, offset=offset)
        self.offset = offset


def decode(data: bytes) -> str:
    """Decode a text file: UTF-8 with or without BOM, GB18030, or UTF-16 with BOM; line ends stay as they are.

    Raises:
        DecodeError: no encoding fits, or the file is binary (holds a NUL character).

    >>> decode("政府工作报告".encode("gb18030"))
    '政府工作报告'
    """
    if data.startswith(_UTF16_BOMS):
        return _utf16(data)
    if (nul := data.find(0)) >= 0:
        raise DecodeError("binary", nul)
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[start:].decode("utf-8")
    except UnicodeDecodeError as error:
        offset = start + error.start
        if start or _multibyte(data[:offset]) > _SURELY_UTF8:
            raise DecodeError("damaged_utf8", offset) from error
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise DecodeError("unknown_encoding", error.start) from error


def _utf16(data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise DecodeError("damaged_utf16", error.start) from error
    if "\0" in text:
        raise DecodeError("binary", 2 + 2 * text.index("\0"))
    return text


def _multibyte(prefix: bytes) -> int:
    """Count the characters beyond ASCII in valid UTF-8."""
    return sum(character > "\x7f" for character in prefix.decode("utf-8"))
