"""A fingerprint of what figures are made by, so that stored figures are known to be stale."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOM = Path(__file__).parent
# What this room reads of the language; a test holds the list against its imports.
_TEXT = ("forms.py", "numerals.py", "spans.py", "time.py", "units.py", "wordfile.py", "data/units.toml")


@cache
def rules_fingerprint() -> str:
    """Return a hash of this room's code, words and units, and of what it reads of corpus/text: SHA-256, hexadecimal.

    An edited word list changes it as an edited program does; a message to users or a reader of files does not.
    """
    digest = hashlib.sha256()
    for path in sorted(fingerprinted()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def fingerprinted() -> list[Path]:
    """Return the files that figures are made by."""
    text = (_ROOM.parent / "text" / name for name in _TEXT)
    return [*_ROOM.glob("*.py"), *_ROOM.glob("data/*"), *text]
