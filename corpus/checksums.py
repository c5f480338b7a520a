"""Checksums of what was added, so that a text that changed on the disk is told from the one that was read.

They stand at the end of what is known of a report (ID.toml), as comments: one for each file beside it, the last of the
lines above. One file, replaced in one step, so that no moment's power cut leaves text and checksum apart. A file
without such lines (written by a person) is taken as it stands.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import CorpusError

_MARK = "# sha256"
_LINE = re.compile(rf"{_MARK} ([0-9a-f]{{64}}) (.+)")
# Names the lines above it.
_ABOVE = "above"


def sealed(text: str, files: Mapping[str, bytes]) -> str:
    """Return a text, whole lines, with the checksums of files by their names, and its own."""
    lines = [f"{_MARK} {_hash(data)} {name}" for name, data in files.items()]
    above = text + "".join(f"{line}\n" for line in lines)
    return f"{above}{_MARK} {_hash(above.encode())} {_ABOVE}\n"


def sealed_again(text: str, before: str) -> str:
    """Return another text with the checksums of files that the one before it had, and its own."""
    kept = [line for line in before.splitlines() if (match := _LINE.fullmatch(line)) and match[2] != _ABOVE]
    above = text + "".join(f"{line}\n" for line in kept)
    return f"{above}{_MARK} {_hash(above.encode())} {_ABOVE}\n"


def verify(path: Path) -> None:
    """Hold a sealed file, and the files beside it that it names, against their checksums.

    Raises:
        CorpusError: one of them was changed, is missing or cannot be read.
    """
    if not path.is_file():
        return
    text = _read(path).decode("utf-8", "replace")
    above = ""
    for line in text.splitlines(keepends=True):
        if match := _LINE.fullmatch(line.rstrip("\r\n")):
            file = path if match[2] == _ABOVE else _beside(path, match[2])
            data = above.encode() if match[2] == _ABOVE else _read(file)
            if _hash(data) != match[1]:
                raise _changed(file, path)
        above += line
    if _MARK in text and not re.search(rf"^{_MARK} [0-9a-f]{{64}} {_ABOVE}\n\Z", text, re.MULTILINE):
        raise _changed(path, path)


def _beside(path: Path, name: str) -> Path:
    try:
        return path.with_name(name)
    except ValueError as error:  # no name of a file
        raise _changed(path, path) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path} cannot be read: {error.strerror}; let this user read it, or restore it") from error


def _changed(path: Path, seal: Path) -> CorpusError:
    return CorpusError(
        f"{path} is not what was added; restore it from a copy, or remove and add the report again "
        f"(if you changed it yourself, delete the lines of {seal} that begin with {_MARK!r})"
    )


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
