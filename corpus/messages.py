"""What is said of a file that is added: a code with its details, in English for operators, in Chinese for users."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text.wordfile import read_toml

_FILE = Path(__file__).parent / "data" / "messages.toml"


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence, as a row of data/messages.toml and what fills its places."""

    code: str
    details: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, code: str, **details: str | int) -> Message:
        """Return the message of that row; each place of the row is named by a keyword."""
        return cls(code, tuple(details.items()))

    @property
    def english(self) -> str:
        """Say it in English.

        >>> Message.of("no_year").english
        'no year found; name it with --year'
        """
        return self._say("en")

    @property
    def chinese(self) -> str:
        """Say it in Chinese.

        >>> Message.of("same_report", report="jiayi-2025").chinese
        '这份报告的内容与已有的“jiayi-2025”相同，没有重复添加。'
        """
        return self._say("zh")

    def _say(self, language: str) -> str:
        return _messages()[self.code][language].format(**dict(self.details))


@cache
def _messages() -> dict[str, dict[str, str]]:
    return read_toml(_FILE)
