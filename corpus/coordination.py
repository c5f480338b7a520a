"""Coordinated phrases taken apart, with the words they share put back: 肉、蛋、奶产量 is 肉产量, 蛋产量, 奶产量."""

from __future__ import annotations

import re

from corpus.lexicon import words

# One word that stands for two (城乡居民): each half as the reports spell it out.
_PAIRS = {"城乡": ("城镇", "农村"), "产销": ("产量", "销量"), "供需": ("供给", "需求")}


def distribute(phrase: str, count: int) -> tuple[str, ...]:
    """Split a phrase into `count` coordinated ones that stand alone, or return () where it does not part so.

    >>> distribute("城镇和乡村居民人均可支配收入", 2)
    ('城镇居民人均可支配收入', '乡村居民人均可支配收入')
    >>> distribute("城乡居民收入", 2)
    ('城镇居民收入', '农村居民收入')
    """
    parts = parts_of(phrase, count)
    if not parts:
        return _pair(phrase) if count == 2 else ()
    head = _shared_head(parts[-2], parts[-1])
    return (*(part if not head or part.endswith(head) else part + head for part in parts[:-1]), parts[-1])


def parts_of(phrase: str, count: int) -> tuple[str, ...]:
    """Split a phrase at its joints into `count` parts; of more joints the last ones count, of fewer none do.

    >>> parts_of("交通攻坚、城建攻坚", 2)
    ('交通攻坚', '城建攻坚')
    """
    parts = _split(phrase, "、|以及|和|与|及|(?<=”)(?=“)")
    if len(parts) > count and len(by_comma := _split(phrase, "、")) == count:
        return by_comma
    if len(parts) < count or not all(parts):
        return ()
    return tuple(parts[-count:])


def _split(phrase: str, joints: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(joints, phrase))


def _pair(phrase: str) -> tuple[str, ...]:
    for word, halves in _PAIRS.items():
        if word in phrase:
            return tuple(phrase.replace(word, half, 1) for half in halves)
    return ()


def _shared_head(one: str, last: str) -> str:
    """Return the end of `last` that `one` shares, from the place where the two stop being parallel.

    That is behind their quotation marks, behind their common ending (制造业、服务业|增加值), or at a known measure,
    earlier where the shorter first item says so (绿电、绿证|交易规模).
    """
    heads = words("phrases.shared_head")
    if one.endswith("”") and "”" in last:
        return last.rpartition("”")[2]
    if one.endswith(heads):
        return ""
    found = min((i for head in heads if (i := last.find(head)) > 0), default=0)
    if found:
        alike = one[-1] == last[found - 1]
        return last[len(one) :] if len(one) < found and not alike else last[found:]
    for length in range(min(len(one), 4), 0, -1):
        at = last.rfind(one[-length:])
        if at >= 0:
            return last[at + length :]
    rest = last[len(one) :]
    return rest if len(rest) > 1 and rest[0] >= "一" else ""
