"""Which word can stand in the place of another, so that a question asks for something else and still reads well."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.text.tokens import tagged_words
from eval.learn.cross_encoder.segmented import SegmentedReport

# jieba's parts of speech of words that say what a text is about: nouns, names, verbs, adjectives, idioms.
CONTENT = frozenset(["n", "nz", "v", "vn", "ns", "nt", "an", "nr", "j", "l", "i", "nw", "a", "eng"])
# Of the segments of a report, one in so many is read: more would say the same words.
_EVERY = 4
# Words seen beside a neighbour that are too few to choose from; the share of times that any alike word is taken.
_FEW, _ANY_ALIKE = 4, 1 / 3
# Draws before a word is given up.
_DRAWS = 4

Tagged = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WordExchange:
    """Words of reports.

    Attributes:
        alike: by part of speech and length.
        behind, before: by the word that they were seen right behind, or right before.
    """

    alike: Mapping[tuple[str, int], Sequence[str]]
    behind: Mapping[str, Sequence[str]]
    before: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, reports: Iterable[SegmentedReport]) -> WordExchange:
        """Collect the words of reports."""
        alike, behind, before = (defaultdict[object, set[str]](set) for _ in range(3))
        for report in reports:
            for segment in list(report.segments.values())[::_EVERY]:
                words = [tagged if _says_much(tagged) else None for tagged in tagged_words(segment.segment.text)]
                for tagged, following in zip(words, [*words[1:], None], strict=True):
                    if tagged:
                        alike[tagged[1], len(tagged[0])].add(tagged[0])
                    if tagged and following:
                        behind[tagged[0]].add(following[0])
                        before[following[0]].add(tagged[0])
        return cls(*({key: sorted(some) for key, some in words.items()} for words in (alike, behind, before)))  # type: ignore[arg-type]

    def exchanged(self, words: Sequence[Tagged], place: int, chance: random.Random) -> str:
        """Return the word for the one at `place` among others: seen beside a neighbour, or of its kind; "" for none.

        It shares no character with the one that it replaces.
        """
        word, flag = words[place]
        left = words[place - 1][0] if place else ""
        right = words[place + 1][0] if place + 1 < len(words) else ""
        pool = [*self.behind.get(left, ()), *self.before.get(right, ())]
        if len(pool) < _FEW or chance.random() < _ANY_ALIKE:
            pool = list(self.alike.get((flag, len(word)), ()))
        drawn = (chance.choice(pool) for _ in range(_DRAWS if pool else 0))
        return next((other for other in drawn if not set(other) & set(word)), "")


def _says_much(tagged: Tagged) -> bool:
    return len(tagged[0]) > 1 and tagged[1] in CONTENT
