"""A fingerprint of the rules that reports and figures are read with, so that stored figures are known to be stale."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOM = Path(__file__).parent


@cache
def rules_fingerprint() -> str:
    """Return a hash of this room's code and of its words, units and rules: SHA-256, in hexadecimal.

    An edited word list changes it as an edited program does; the shipped reports are no part of it.
    """
    digest = hashlib.sha256()
    for path in sorted((*_ROOM.glob("*.py"), *_ROOM.glob("data/*"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
