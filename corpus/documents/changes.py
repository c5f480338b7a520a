"""What a document's text has otherwise than its file: every character of the file is in the text or in this record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.text.overlap import squeeze

# Why characters were changed: written as an escape (<U+00A0>, _M_M_), a line broken inside a sentence, a space inside a
# number, a remark for programs (<!-- -->), or something of the page that is no part of the report.
Cause = Literal["escape", "broken_line", "split_number", "comment", "page"]


# The mark of a footnote, which is taken out of the sentence that it stands in.
_MARKS = re.compile(r"[\d①-⑳\[\]()（）〔〕]+")


@dataclass(frozen=True, slots=True)
class Change:
    """Characters of the file that the text has otherwise.

    Attributes:
        at: offset in the text as it was right after this change and those of the same pass.
        old: the characters of the file.
        new: what the text has in their place.
    """

    at: int
    old: str
    new: str
    cause: Cause


def substitute(
    pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], text: str, cause: Cause
) -> tuple[str, list[Change]]:
    r"""Replace what a pattern matches, and record what was there; a match that `new` gives back stays.

    >>> substitute(re.compile(r"\d \d"), lambda match: match[0].replace(" ", ""), "4 0亿元", "split_number")
    ('40亿元', [Change(at=0, old='4 0', new='40', cause='split_number')])
    """
    pieces: list[str] = []
    changes: list[Change] = []
    end = length = 0
    for match in pattern.finditer(text):
        written = new(match)
        if written == match.group():
            continue
        pieces += [text[end : match.start()], written]
        length += match.start() - end
        changes.append(Change(length, match.group(), written, cause))
        length += len(written)
        end = match.end()
    return "".join([*pieces, text[end:]]), changes


def missing(lines: Iterable[str], text: str) -> tuple[Change, ...]:
    """Record the lines of a file that its text lacks, and single characters of those that it has in part.

    Where in the file they stood is not kept; white space does not count.

    >>> [change.old for change in missing(["首页", "建成5个①。", "首页"], "建成5个。")]
    ['首页', '首页', '①']
    """
    there, all_lines = squeeze(text), [squeeze(line) for line in lines]
    without_marks = _MARKS.sub("", there)
    counts = Counter(filter(None, all_lines))
    short = {line: count - there.count(line) for line, count in counts.items()}
    whole = (line for line, count in short.items() if count > 0 and _is_gone(line, without_marks))
    lacking = [line for line in whole for _ in range(short[line])]
    surplus = Counter("".join(all_lines)) - Counter(there) - Counter("".join(lacking))
    return tuple(Change(0, line, "", "page") for line in (*lacking, "".join(surplus.elements())) if line)


def restored(text: str, changes: Sequence[Change]) -> str:
    """Take changes back, the last first: the text that they were made to.

    >>> restored("40亿元", [Change(0, "4 0", "40", "split_number")])
    '4 0亿元'
    """
    for change in reversed(changes):
        text = text[: change.at] + change.old + text[change.at + len(change.new) :]
    return text


def _is_gone(line: str, without_marks: str) -> bool:
    """Tell a line that is not in a text from one that lost nothing but the mark of a footnote."""
    bare = _MARKS.sub("", line)
    return bare == line or not bare or bare not in without_marks
