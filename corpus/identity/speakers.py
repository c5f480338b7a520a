"""Who gave it: the name behind an office in the title lines (国务院总理 李鹏) or behind the day (2023年1月3日 李云)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_HAN = "\u4e00-\u9fff"
# Two to four characters, or parts with a dot between them (艾尔肯·吐尼亚孜).
_NAME = rf"[{_HAN}]{{1,8}}(?:[·•.][{_HAN}]{{1,8}})+|[{_HAN}]{{2,4}}?"
_GAP = r"[\s\u3000\xa0?:：]*"
_OFFICE = re.compile(
    rf"(?:[省市县縣区區州盟旗乡鄉镇鎮][长長]|主席|总理|行政[长長][官]|专员|报告人|局[长長]|厅长|主任){_GAP}"
    rf"(?P<name>{_NAME}|[{_HAN}](?:\s|\?)+[{_HAN}])\s*(?:同志)?\s*(?:作|代表|[)）\n]|$)"
)
_DATED = re.compile(rf"日\s+(?P<name>{_NAME})\s*[)）]?\s*(?:\n|$)")


def speaker_of(lines: Sequence[str]) -> str:
    """Return the name, or "".

    >>> speaker_of(["政府工作报告", "甲县人民政府县长?? 刘 某"]), speaker_of(["甲市政府工作报告(2023年1月3日 李云)"])
    ('刘某', '李云')
    """
    text = unicodedata.normalize("NFKC", "\n".join(lines))
    match = _OFFICE.search(text) or _DATED.search(text)
    return re.sub(r"[\s?]", "", match["name"]) if match else ""
