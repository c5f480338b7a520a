"""The wordings of questions made by rule (data/wordings.toml)."""

from __future__ import annotations

import random
from pathlib import Path

from corpus.text.wordfile import WordFile

WORDINGS = WordFile(Path(__file__).parent / "data" / "wordings.toml")


def say_year(year: int, planned: int, chance: random.Random) -> str:
    """Say a year as people do in a question to a report that plans the year `planned` (去年, 2021年)."""
    ways: dict[str, list[str]] = WORDINGS.table("years")
    return chance.choice(ways.get(str(year - planned), ways["other"])).format(y=year)
