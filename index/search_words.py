"""What is searched for: the words of a question, and the reports' words for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What is searched for.

    Attributes:
        text: the question in one form, without the names of places and the years that only choose the report.
        topic: the same without the words of asking; spaces stand where words were left out.
        synonyms: the reports' words for everyday words in it, or "".
        meanings: each everyday word that it has, with the reports' words for it.
    """

    text: str
    topic: str
    synonyms: str = ""
    meanings: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def forms(self, words: Iterable[str]) -> list[tuple[str, ...]]:
        """Return each word of the topic and, after it, the reports' words for the everyday one that it is or is in.

        >>> SearchWords("物价涨了", "物价涨", "", (("物价", ("居民消费价格", "cpi")),)).forms(["物价", "涨"])
        [('物价', '居民消费价格', 'cpi'), ('涨',)]
        """
        return [
            (word, *chain(*(meant for key, meant in self.meanings if key in word or word in key))) for word in words
        ]

    @property
    def embedded(self) -> str:
        """Return what the encoder gets: the question and, after it, the reports' words for its everyday ones."""
        return f"{self.text} {self.synonyms}".strip()
