"""The lines of a document in the one form that evidence is looked for in: simplified, half width, without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.text.forms import normalise

# Spaces, and the question marks that stand for characters which a page lost (县长?? 刘永泽).
_SPACE = re.compile(r"[\s\u3000\xa0]+|\?{2,}")
# Characters of which a page in traditional characters has some.
_TRADITIONAL = frozenset("國會報們這個為來經濟發開區縣長務產業東臺")
# How the first half of a title ends.
_HALF = re.compile(r"[省市县区州盟旗乡镇年]$")
# Paragraphs of the text that can open it, and characters of one that are looked at.
_OPENING, _LONGEST = 12, 400
# Characters of a heading.
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Lines:
    """What is said where.

    Attributes:
        original: the title and byline lines as they stand.
        front: the same in one form.
        opening: the first paragraphs of the text, in one form.
        headings: its headings and other short lines, in one form.
        body: its paragraphs, simplified and half width.
        file: what the file is called, without its ending, in one form; "" if that is not known.
    """

    original: tuple[str, ...]
    front: tuple[str, ...]
    opening: tuple[str, ...]
    headings: tuple[str, ...]
    body: tuple[str, ...]
    file: str

    @classmethod
    def of(cls, front: Sequence[str], body: Sequence[str], file: str) -> Lines:
        """Bring the lines into one form."""
        texts = tuple(map(_folder([*front, *body]), body))
        return cls(
            tuple(front),
            tuple(map(one_form, front)),
            tuple(_SPACE.sub("", text[:_LONGEST]) for text in texts[:_OPENING]),
            tuple(_SPACE.sub("", text) for text in texts if len(text) <= _LONGEST_HEADING),
            texts,
            _folder([file])(file),
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The title and byline lines as they stand, before them two that are one title (甲县2021年⏎政府工作报告)."""
        pairs = (a.strip() + b.strip() for a, b in pairwise(self.original) if _goes_on(one_form(a), one_form(b)))
        return (*pairs, *self.original)

    @property
    def whole_front(self) -> str:
        """The title and byline lines as one, for what is broken over several."""
        return "".join(self.front)


def _folder(texts: Sequence[str]) -> Callable[[str], str]:
    """Return what brings texts into one form; those in simplified characters need no dictionary."""
    if any(not _TRADITIONAL.isdisjoint(text) for text in texts):
        return normalise
    return lambda text: unicodedata.normalize("NFKC", text).lower()


def _goes_on(line: str, following: str) -> bool:
    """Tell a title that goes on in the next line."""
    if "报告" in line:
        return False
    return following.startswith("人民政府") or (following.startswith("政府工作报告") and _HALF.search(line) is not None)


def one_form(text: str) -> str:
    """Return a text in one form.

    >>> one_form("政 府 工 作 報 告　２０２１年")
    '政府工作报告2021年'
    """
    return _SPACE.sub("", _folder([text])(text))
