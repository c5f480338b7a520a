"""Coordinated phrases taken apart, with the words they share put back: 肉、蛋、奶产量 is 肉产量, 蛋产量, 奶产量."""

from __future__ import annotations

import re

from corpus.figures.lexicon import word_list

# One word that stands for two (城乡居民): each half as the reports spell it out.
PAIRS = {"存贷款": ("存款", "贷款"), "城乡": ("城镇", "农村"), "产销": ("产量", "销量"), "供需": ("供给", "需求")}

# Joints of a coordination, not the characters of a word (普及率, 和谐).
_JOINTS = "、|以及|和(?![谐平睦解美煦])|与(?!会)|及(?![率格时早物])|(?<=”)(?=“)"
# Characters of a word that can tell by one of them how long the word beside it is (食品、药品|抽检合格率).
_SHORT = 2


def distribute(phrase: str, count: int) -> tuple[str, ...]:
    """Split a phrase into `count` coordinated ones that stand alone, or return () where it does not part so.

    >>> distribute("城镇和乡村居民人均可支配收入", 2)
    ('城镇居民人均可支配收入', '乡村居民人均可支配收入')
    >>> distribute("城乡居民收入", 2)
    ('城镇居民收入', '农村居民收入')
    >>> distribute("市直企业资产、收入", 2)
    ('市直企业资产', '市直企业收入')
    >>> distribute("第一、二产业增加值", 2)
    ('第一产业增加值', '第二产业增加值')
    >>> distribute("水质综合指数、氨氮浓度", 2)
    ('水质综合指数', '氨氮浓度')
    """
    parts = _ordinals(parts_of(phrase, count))
    if not parts:
        return _pair(phrase) if count == 2 else ()
    if owner := _shared_owner(parts):
        return (parts[0], *(owner + part for part in parts[1:]))
    head = _shared_head(parts[-2], parts[-1])
    whole = _whole(head, parts[-1])
    return (*(part if not head or part.endswith(whole) else part + head for part in parts[:-1]), parts[-1])


def parts_of(phrase: str, count: int) -> tuple[str, ...]:
    """Split a phrase at its joints into `count` parts; of more joints the last ones count, of fewer none do.

    >>> parts_of("交通攻坚、城建攻坚", 2)
    ('交通攻坚', '城建攻坚')
    """
    parts = _split(phrase, _JOINTS)
    if len(parts) > count and len(by_comma := _split(phrase, "、")) == count:
        return by_comma
    if len(parts) < count or not all(parts):
        return ()
    return tuple(parts[-count:])


def _split(phrase: str, joints: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(joints, phrase))


def _ordinals(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Put 第 back before the numerals that share it (第一、二产业)."""
    if not parts or not parts[0].startswith("第"):
        return parts
    return tuple(f"第{part}" if part[0] in "一二三四五六七八九十" else part for part in parts)


def _shared_owner(parts: tuple[str, ...]) -> str:
    """Return whose measures the later parts are, where they are bare ones (市直企业|资产、收入、利润), or ""."""
    measures = word_list("phrases.owned") + word_list("phrases.compared")
    if any(part not in measures for part in parts[1:]):
        return ""
    measure = next((measure for measure in measures if parts[0].endswith(measure)), "")
    return parts[0].removesuffix(measure) if measure else ""


def _pair(phrase: str) -> tuple[str, ...]:
    for word, halves in PAIRS.items():
        if word in phrase:
            return tuple(phrase.replace(word, half, 1) for half in halves)
    return ()


def _whole(head: str, last: str) -> tuple[str, ...]:
    """Return the ends of parts that need no shared head: it itself, a head that it does not go on from, a measure.

    A measure of measures (增速) goes with any.
    """
    measures = () if head in word_list("phrases.second") else word_list("phrases.whole")
    return (head, *(word for word in word_list("phrases.shared_head") if word + head not in last), *measures)


def _shared_head(item: str, last: str) -> str:
    """Return the end of `last` that the item before it shares, from the place where the two stop being parallel.

    That is behind their quotation marks, behind their common ending (制造业、服务业|增加值), or at a known measure,
    earlier where the shorter first item begins as it does (绿电、绿证|交易规模).
    """
    heads = word_list("phrases.shared_head")
    if item.endswith("”") and "”" in last:
        return last.rpartition("”")[2]
    if shared := next((head for head in heads if item.endswith(head)), ""):
        return last.partition(shared)[2] if last.find(shared) > 0 else ""
    start = min((i for head in heads if (i := last.find(head)) > 0), default=0)
    if start:
        begins_alike = item[0] == last[0] or (len(item) == _SHORT and item[1] == last[1])
        parallel = begins_alike and len(item) < start and item[-1] != last[start - 1]
        return last[len(item) :] if parallel else last[start:]
    for length in range(min(len(item), 4), 0, -1):
        position = last.rfind(item[-length:])
        if position >= 0:
            return last[position + length :]
    tail = last[len(item) :]
    return tail if len(tail) > 1 and tail[0] >= "一" else ""
