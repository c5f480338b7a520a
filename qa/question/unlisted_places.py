"""Places that a question names and the gazetteer lacks (云岭市2025年…): told by the shape of their names.

Common nouns have the same shape (老城区, 示范区, 强省); those of place_words.toml are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.text.gazetteer import place_words
from corpus.text.tokens import word_spans, words
from qa.question.mentions import Mention
from qa.question.standing import before, behind

# Characters of a name before 省, 市, 县, 区 or 旗; a people's autonomous place may have more.
_SHORTEST, _LONGEST, _LONGEST_AUTONOMOUS = 2, 4, 12
_PART = re.compile(r"[\u4e00-\u9fff]{2,4}[区县市镇旗]")


def unlisted(text: str, listed: Sequence[Mention] = ()) -> list[str]:
    """Return what a normalised question names like a place beside the places `listed` in it.

    It stands at the beginning, behind a mark, a year or a listed place, and before a year or 的; a province, a city or
    a county at the beginning may stand before anything.

    >>> unlisted("云岭市2025年新增就业多少"), unlisted("2025年东海省的gdp"), unlisted("老城区今年改造多少户")
    (['云岭市'], ['东海省'], [])
    """
    starts = {0, *(match.end() for match in before().finditer(text)), *(mention.end for mention in listed)}
    names = [span for start in starts if (span := _name_at(text, start))]
    edges = {edge for span in word_spans(text) for edge in span} if names else ()
    new = {b: a for a, b in sorted(names, reverse=True) if b in edges and not any(_holds(m, a, b) for m in listed)}
    return [text[a:b] for b, a in sorted(new.items())]


def parts_of_places(text: str) -> frozenset[str]:
    """Return the words of a text in one form that look like the names of parts of a place.

    >>> parts_of_places("三台县老旧小区"), parts_of_places("就业")
    (frozenset({'三台县'}), frozenset())
    """
    common = tuple(place_words()["unlisted"]["common"])
    return frozenset(word for word in words(text) if _PART.fullmatch(word) and not word.endswith(common))


def _holds(mention: Mention, start: int, end: int) -> bool:
    """Tell whether a known place's name reaches into a span from the left, or to its end; 云岭 in 云岭市 does not."""
    return mention.start < start < mention.end or start <= mention.start < end <= mention.end


def _name_at(text: str, start: int) -> tuple[int, int] | None:
    match = _shape().match(text, start)
    if match is None or (match["ending"] and match.group().endswith(_common())):
        return None
    dated = behind().match(text, match.end()) is not None
    return match.span() if dated or (start == 0 and match["ending"] != "区") else None


@cache
def _shape() -> re.Pattern[str]:
    """Match a name: characters that no name has, such as 的 or 各, part it from what stands before."""
    name = f"(?:(?![{place_words()['unlisted']['no_name']}])[\u4e00-\u9fff])"
    plain = rf"{name}{{{_SHORTEST},{_LONGEST}}}?(?<![两三四五六七八九十])(?P<ending>[省市县区旗])"
    return re.compile(rf"(?![和同])(?:{name}{{{_SHORTEST},{_LONGEST_AUTONOMOUS}}}?自治[区州县旗]|{plain})")


@cache
def _common() -> tuple[str, ...]:
    return tuple(place_words()["unlisted"]["common"])
