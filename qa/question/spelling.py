"""A question with characters mistaken for others of the same sound, read as what the reports say (头资 is 投资)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from corpus.text.forms import normalise
from corpus.text.tokens import is_word, known_words, rarity

_HAN = re.compile(r"[\u4e00-\u9fff]")
# Rarity, in powers of ten, from which a character alone is suspicious (想 and 有 seldom are mistakes), and from which
# one beside it belongs to the same word and not to the sentence (的, 在). Of the 112 misspelt training questions 55 are
# mended, of the 2,528 others 14 are changed.
_RARE, _TELLING = 3.2, 2.9
# Characters of a question that are looked into: who mistakes more writes no Chinese.
_MOST = 6
# What closes the name of a part of a place, which may be one that no report names (塔县).
_PART_ENDS = frozenset("县市区镇旗")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A question as it is read; `mended` has each word of the reports with what stands there in the question."""

    text: str
    mended: tuple[tuple[str, str], ...] = ()

    @property
    def remark(self) -> str:
        """Say in Chinese what was read as what; "" if nothing was."""
        return "".join(dict.fromkeys(f"问题中的“{wrong}”按“{right}”理解。" for right, wrong in self.mended))


class AsWritten:
    """Mends nothing."""

    def read(self, text: str) -> Spelled:
        """Return the text."""
        return Spelled(text)


class Speller:
    """Mends a character that makes no word with its neighbours where another of its sound makes one of the reports'."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def read(self, question: str) -> Spelled:
        """Return the question with its misspelt characters mended, in one form if there are any.

        >>> Speller(["固定资产投资增长7%。", "完成投资5亿元。"]).read("固定资产头资增长多少").mended
        (('固定资产投资', '固定资产头资'),)
        """
        text, mended = normalise(question), []
        spans = known_words(text)
        ends = {start for start, _ in spans} | {len(text)}
        alone = (start for start, end in spans if end - start == 1 and self._strange(text, start))
        for start in islice(alone, _MOST):
            if word := self._meant(text, start, ends):
                first, meant = word
                mended.append((meant, text[first : first + len(meant)]))
                text = text[:first] + meant + text[first + len(meant) :]
        return Spelled(text, tuple(mended)) if mended else Spelled(question)

    def _strange(self, text: str, at: int) -> bool:
        """Tell whether a character is rare by itself and makes no word of the reports or the language with another."""
        if not _HAN.match(text[at]) or text[at + 1 : at + 2] in _PART_ENDS or rarity(text[at]) < _RARE:
            return False
        pairs = (text[at - 1 : at + 1] if at else "", text[at : at + 2])
        return not any(len(pair) == 2 and (pair in self._pairs or is_word(pair)) for pair in pairs)

    def _meant(self, text: str, at: int, ends: set[int]) -> tuple[int, str] | None:
        """Return where the word that is meant starts, and the word: the one that the reports have most often."""
        sound = _sound(text[at])
        alike = (character for character in self._alike[sound] if character != text[at])
        words = (_word(text[:at] + character + text[at + 1 :], at) for character in alike)
        fitting = [
            (self._count(word), start, word)
            for start, word in words
            if len(word) > 1 and {start, start + len(word)} <= ends and _telling(word, start, at, ends)
        ]
        count, start, word = max(fitting, default=(0, 0, ""))
        return (start, word) if count else None

    def _count(self, word: str) -> int:
        return self._pairs[word] if len(word) == 2 else sum(text.count(word) for text in self._folded)

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(map(normalise, self._texts))

    @cached_property
    def _pairs(self) -> Counter[str]:
        """Count the pairs of neighbouring characters."""
        return Counter(first + second for text in self._folded for first, second in pairwise(text))

    @cached_property
    def _alike(self) -> Mapping[str, list[str]]:
        """Return the characters of the reports by their sound."""
        alike: dict[str, list[str]] = defaultdict(list)
        for character in sorted(filter(_HAN.match, set("".join(self._folded)))):
            alike[_sound(character)].append(character)
        return alike


def _word(text: str, at: int) -> tuple[int, str]:
    """Return the word that holds a character, and where it starts."""
    start, end = next((start, end) for start, end in known_words(text) if end > at)
    return start, text[start:end]


def _telling(word: str, start: int, at: int, ends: set[int]) -> bool:
    """Tell whether no other character of a word is a common one that stood alone in the question."""
    alone = (i for i in range(start, start + len(word)) if i != at and {i, i + 1} <= ends)
    return all(rarity(word[i - start]) >= _TELLING for i in alone)


def _sound(character: str) -> str:
    """Return how a character is read, without its tone."""
    from pypinyin import lazy_pinyin  # a fifth of a second; a server has it before it is ready

    return str(lazy_pinyin(character)[0])
