"""Where things made at run time live."""

from __future__ import annotations

import os
from pathlib import Path

# Modes of what is written: the user that serves need not be the one that added or built.
READABLE, READABLE_FOLDER = 0o644, 0o755
ROOT = Path(__file__).resolve().parent.parent


def var_dir() -> Path:
    """Return the folder of everything made at run time: QA_VAR, or var/ in the checkout (it may not exist yet)."""
    return Path(os.environ.get("QA_VAR") or ROOT / "var").resolve()
