"""The level of a place: the whole country, a province, a prefecture or city, a county or district, a town."""

from __future__ import annotations

import re
from typing import Literal

from corpus.text.divisions import county_cities

Level = Literal["国家", "省", "市", "县", "乡", ""]

_NATION = ("全国", "中国", "国务院", "中华人民共和国")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
# What a place's full name ends in, the first that fits.
_ENDINGS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"(?:省|自治区|特别行政区)$"), "省"),
    (re.compile(r"(?:自治州|州|盟|地区)$"), "市"),
    (re.compile(r"[县旗区]$"), "县"),
    (re.compile(r"(?:乡|镇|苏木|街道)$"), "乡"),
    (re.compile(r"市$"), "市"),
)


def level_of(place: str) -> Level:
    """Return the level of a place by its full name, "" where the name does not tell.

    >>> [level_of(each) for each in ("全国", "重庆市", "凉山彝族自治州", "绵阳市", "义乌市", "成都市武侯区", "江湖")]
    ['国家', '省', '市', '市', '县', '县', '']
    """
    if place in _NATION:
        return "国家"
    if place in _MUNICIPALITIES:
        return "省"
    if re.sub(r"^.*[省市区州盟](?=.{2,}$)", "", place) in county_cities():
        return "县"
    return next((level for ending, level in _ENDINGS if ending.search(place)), "")
