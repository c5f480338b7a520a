"""Notes: the paragraphs that explain a report's terms (名词解释, footnotes); they commit to nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

# How a heading over notes ends (附件2 名词解释, 有关用语说明, 注释).
_OVER_NOTES = re.compile(r"(?:名词|用语|术语|词语|概念)(?:解释|注释|说明|释义|简介)\s*$|^\W*注[释解]\W*$")
# A numbered note wherever it stands: 6.“两重”：是指…, [3] 四上企业：即…
_NOTE = re.compile(
    r"\s*[\[［【〔]\s*\d{1,3}\s*[\]］】〕]\s*[:：]?\s*(?:[“\"「《][^”\"」》]{1,40}[”\"」》][^，。；：:]{0,12}|[^，。；：:“]{2,30})[:：]"
    r"|\s*(?:[\[［【〔(（]\s*\d{1,3}\s*[\]］】〕)）]|\d{1,3}\s*[.．、]|[①-⑳])\s*[^，。；：:]{2,40}[:：]\s*(?:是?指|即)"
)


def is_note(section: Sequence[str], text: str) -> bool:
    """Tell a note by the headings above it, or by its own shape.

    >>> is_note(["《政府工作报告》名词解释"], "新建5所学校。"), is_note([], "6.“两重”：是指重大战略和重点领域。")
    (True, True)
    >>> is_note(["二、重点工作"], "1.新建5所学校。")
    False
    """
    return any(map(_OVER_NOTES.search, section)) or _NOTE.match(text) is not None
