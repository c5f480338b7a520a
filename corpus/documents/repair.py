r"""Text as programs leave it, read as what it stands for: escapes, broken lines, numbers with spaces inside.

Cells of a spreadsheet come with line ends written as \r\n, exports with <U+00A0> and _x000D_; a page whose every
formatted run is an element comes with each run on its own line (完成⏎40.8⏎2⏎亿元).
"""

from __future__ import annotations

import html
import re

from corpus.documents.broken_lines import join_lines
from corpus.documents.changes import Change, substitute

# Remarks for programs; the characters in them are no text of the page.
_COMMENT = re.compile(r"<!--.*?-->", re.S)
# Line ends and characters that were written down: \r\n, <U+00A0>, _x000D_, &nbsp;, &#160;. _M_M_ stands for %.
_ESCAPE = re.compile(
    r"\\r\\n|\\[rnt](?![a-z])|<U\+(?P<code>[0-9A-F]{4,5})>|_x(?P<cell>[0-9A-F]{4})_|_M_M_"
    r"|&(?:nbsp|amp|lt|gt|quot|apos|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|hellip|middot|times|permil|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_WRITTEN = {"\\r\\n": "\n", "\\r": "\n", "\\n": "\n", "\\t": "\t", "_M_M_": "%"}
# Digits with spaces inside and what is counted; 1 000 by threes is how some write thousands and stays.
_SPLIT = re.compile(
    r"(?<![\d０-９.．“\"])\d+(?:\.\d+)?(?:[ \u3000\xa0]+\d+|[ \u3000\xa0]?\.[ \u3000\xa0]?\d+)+(?:\.\d+)?"
    r"(?=[ \u3000\xa0]?[%％‰\u4e00-\u9fff])"
)
_SPACES = re.compile(r"[ \u3000\xa0]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# The most that these count (12月, 31日).
_MOST = {"月": 12, "日": 31, "时": 24}


def repair(source: str, *, lines: bool = True) -> tuple[str, tuple[Change, ...]]:
    r"""Read a text as what it stands for, and record every change; `lines`: they may be broken inside sentences.

    >>> repair("一、回顾\\r\\n产值\n40.8\n2\n亿元\n，增收\n3\n亿元，增长 1 2.7 %。")[0]
    '一、回顾\n产值40.82亿元，增收3亿元，增长 12.7 %。'
    """
    text, comments = substitute(_COMMENT, lambda match: "", source, "comment")
    text, escapes = substitute(_ESCAPE, _character, text, "escape")
    text, joined = join_lines(text) if lines else (text, [])
    text, numbers = substitute(_SPLIT, _whole_number, text, "split_number")
    return text, (*comments, *escapes, *joined, *numbers)


def _character(match: re.Match[str]) -> str:
    if code := match["code"] or match["cell"]:
        character = chr(int(code, 16))
        return "\n" if character == "\r" else character
    return _WRITTEN.get(match.group()) or html.unescape(match.group())


def _whole_number(match: re.Match[str]) -> str:
    """Return a number without its spaces, or as it stands where it would be none, or thousands are set apart."""
    joined = _SPACES.sub("", match.group())
    counted = match.string[match.end() :].lstrip(" \u3000\xa0")[:1]
    is_year = counted == "年" and len(joined) == 4 and _FIRST_YEAR <= int(float(joined)) <= _LAST_YEAR
    if not _NUMBER.fullmatch(joined) or (_THOUSANDS.fullmatch(match.group()) and not is_year):
        return match.group()
    if counted in _MOST and float(joined) > _MOST[counted]:
        return match.group()
    if counted == "年" and not is_year and len(joined) > 3:
        return match.group()
    return joined
