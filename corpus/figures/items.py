"""The numbers of a list's items (1. （1） 2.2 ①), and the headings beside them: they part clauses and name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.text.spans import Span

_NUMERAL = "一二三四五六七八九十"
# An item begins a text, a line, a statement, or stands right behind the figure that ends the item before.
_BEGINS = r"(?:(?<![^。；;！？!?：:\n\s])|(?<=[元％%亩人个处座条所家户吨米里顷]))"
_NUMBER = (
    rf"[①-⑳]|{_BEGINS}(?:[（(]\s?(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s?[）)][、.．]?|\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}(?=\s?[^\W\d])"
    r"|\d{1,2}\s?(?:[、）)]|[.．])(?!\d))"
)
# A line that is nothing but a number and a few words is a heading, glued to what follows.
_ITEM = re.compile(rf"(?:{_NUMBER})\s*(?:[^\d\s，,。；;：:！？]{{2,20}}\s*\n)?\s*")


def item_numbers(text: str) -> Iterator[Span]:
    """Yield the numbers of items in a text, each with the heading line behind it, in order.

    >>> text = "总收入5亿元；（2）支出3亿元。2.2本项目占地9亩"
    >>> [item.of(text) for item in item_numbers(text)]
    ['（2）', '2.2']
    """
    return (Span(*match.span()) for match in _ITEM.finditer(text))
