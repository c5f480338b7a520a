"""Of where a document is: its title, the congress that it was given to, whose government speaks, who made it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from corpus.identity.days import NUMERAL
from corpus.identity.evidence import Evidence, Finding, taken, weigh
from corpus.identity.lines import Lines, one_form
from corpus.text.gazetteer import NATION, Place, county_places, everyday, gazetteer, place_of, within
from corpus.text.levels import Level, level_of
from corpus.text.places import place_names

_HAN = "\u4e00-\u9fff"
_ENDINGS = "省市县区州盟旗乡镇"
_PLACE = rf"(?P<place>[{_HAN}·]{{2,24}}?)"
# The congress: 在绵阳市第八届人民代表大会第三次会议上, 在中华人民共和国第一届全国人民代表大会…, 甲县十七届人大五次会议.
_SESSION = re.compile(
    rf"(?:{_PLACE}第?[{NUMERAL}\d]{{1,3}}届|{_PLACE.replace('place', 'other')}(?=人民代表大会))"
    r"(?P<nation>全国)?(?:人民代表大会|人大)(?!代表|常委|常务)|(?P<first>第[^届]{1,3}届全国(?:人民代表大会|人大))"
)
# What a title names a place before.
_TITLED = re.compile(
    rf"{_PLACE}(?:关于)?(?:[\d{NUMERAL}]{{4}}年?度?(?:[-—至和][\d{NUMERAL}]{{4}}年)?)?"
    r"(?:人民)?(?:政府|管委会|管理委员会|行署|行政公署|革命委员会|街道办事处)?(?:关于|向)?"
    rf"(?:[\d{NUMERAL}]{{4}}年?度?)?(?:本级|全[市省县区])?"
    r"(?:政府工作|工作的?报告|国民经济|经济社会发展|经济和社会发展|统计公报|财政|预算|决算|地方|计划|施政报告|行政长官|总体"
    r"|第[一二三四五六七八九十]+个?五年|十[一二三四五]五)"
)
_SPEAKS = re.compile(rf"代表{_PLACE}(?:人民)?(?:政府|管委会|管理委员会|行署)")
_SPEAKER = re.compile(
    rf"{_PLACE}(?:人民政府|人民委员会|政府|管委会|管理委员会|行署)?(?:代|代理)?(?:副)?"
    rf"(?:[{_ENDINGS}]长|主席|行政长官|专员|主任)(?![{_HAN}]{{5}})"
)
_OFFICE = re.compile(
    rf"(?:国家统计局)?{_PLACE}(?:财政|统计|发展和改革|发展改革|发展计划|计划|调查)(?:局|厅|委员会|委|队|总队)"
)
_NATION = re.compile(
    r"我代表国务院|(?:受|代表)国务院|国务院(?:副?总理|委员|政府工作报告)|国务委员|中央人民政府|中国政府工作报告"
)
_COUNTRY = ("中华人民共和国", "全国", "中国")
# What stands before the name: a day, how the place is introduced, a year.
_BEFORE = re.compile(
    rf"^.*(?:[日在于向的,，。:：、\d（）()《》—–-]|关于|召开|举行|印发|[{NUMERAL}\d]{{4}}年度?|中共(?=.{{2}}))"
)
_YEAR_BEHIND = re.compile(rf"(?:[\d{NUMERAL}]{{4}}年?度?|第[{NUMERAL}\d]+个?|十[一二三四五]五)$")
_NOT_A_PLACE = re.compile(
    rf"人大|大会|会议|报告|政府|^[全我本各该这]?[{_ENDINGS}]$|^自治[区州县旗]$|^[我本各该]|^全[{_ENDINGS}]|^[{_ENDINGS}]委"
)
# What the name of a place ends in that no list has.
_SHAPE = re.compile(rf"[{_ENDINGS}]$|地区$|兵团$|(?:新|开发|高新|管理|示范|合作|园|保税|风景)区$|街道$|苏木$")
# Characters of a county's name without its ending, at most.
_LONGEST_SHORT = 15
# Characters of no name, so that none reaches over a clause (较好地完成了县).
_NO_NAME = re.compile("[的了是与及们将把被]")
# Words by which a report says of what level it is, and of how many characters its own name is at least named.
_OWN: tuple[tuple[Level, tuple[str, ...]], ...] = (
    ("县", ("全县", "我县", "全区", "我区", "全旗", "我旗", "县委", "区委", "县政府", "区政府")),
    ("市", ("全市", "我市", "全州", "我州", "市委", "州委", "市政府")),
    ("省", ("全省", "我省", "省委", "省政府", "自治区", "特区政府", "本港", "全港", "全澳")),
)
# Times that a report names its own place at least, and how many times more often than any other of its level: of 22
# reports of places the least clear one names it 23 times, the next place 4 times.
_LEAST_NAMED, _FAR_MORE = 5, 3
# An office that only these have.
_CHIEF, _SPECIAL = "行政长官", "特别行政区"
_CLOSING = re.compile(
    rf"(?:共同)?(?:创造|建设|谱写|开创|描绘|书写)([{_HAN}]{{2}})(?:更加|美好|更|新|发展|现代化|高质量)"
)
_LAST = 3  # paragraphs in which a report closes


def place_finding(lines: Lines) -> Finding[str]:
    """Weigh all that says of where the document is.

    >>> place_finding(Lines.of(["2012年徐水区政府工作报告", "在徐水县第十五届人民代表大会上"], [], "")).value
    '徐水县'
    """
    evidence = list(_evidence(lines))
    finding = weigh("place", evidence, _one_name)
    if taken(finding.certainty)[1]:
        return finding  # to count names takes longer than all else
    return weigh("place", [*evidence, *_named(lines)], _one_name)


def own_level(lines: Lines) -> Level:
    """Return the level that the text says it is of (全县, 我市) far more often than any other, or ""."""
    whole = "\n".join(lines.body)
    counts: Counter[Level] = Counter({level: sum(map(whole.count, words)) for level, words in _OWN})
    (level, first), (_, second) = counts.most_common(2)
    return level if first >= _LEAST_NAMED and first > second else ""


def _evidence(lines: Lines) -> Iterator[Evidence[str]]:
    front = lines.whole_front
    if nation := any(map(_NATION.search, (front, *lines.opening[:4]))):
        yield Evidence(NATION, "speaks")
    yield from (Evidence(name, "session") for name in _sessions(front))
    for line in map(one_form, lines.titles):
        yield from (Evidence(name, "title") for name in _matched(_TITLED, line))
        yield from (Evidence(name, "office") for name in _matched(_OFFICE, line))
        if not nation:
            yield from (Evidence(name, "speaker") for name in _matched(_SPEAKER, line))
    for text in lines.opening:
        yield from (Evidence(name, "speaks") for name in _matched(_SPEAKS, text))
        yield from (Evidence(name, "session_in_text") for name in _sessions(text, in_prose=True))
    yield from (Evidence(name, "file") for name in _in_file(lines.file))


def _one_name(name: str) -> str:
    """Return the name under which all names of a place are one."""
    return place_of(name).name


def _sessions(text: str, in_prose: bool = False) -> Iterator[str]:
    """Yield whose congresses a text names; in prose a name that no list has must be introduced (召开的清河市南屏区)."""
    for match in _SESSION.finditer(text):
        named = match["place"] or match["other"] or ""
        if match["nation"] or match["first"] or named.endswith("全国"):
            yield NATION
        elif (name := _name(named)) and (not in_prose or _known(name) or _BEFORE.search(named)):
            yield name


def _matched(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (name for match in pattern.finditer(text) if (name := _name(match["place"])))


def _name(text: str) -> str:
    """Return the place's name that a piece of a line ends in, or "".

    >>> [_name(text) for text in ("2010年2月4日在徐水县", "关于全溪县2019年", "新疆", "我县", "好消息")]
    ['徐水县', '全溪县', '新疆维吾尔自治区', '', '']
    """
    name = _BEFORE.sub("", _YEAR_BEHIND.sub("", text)).removeprefix("年度").removeprefix("年")
    if name in _COUNTRY:
        return NATION
    if len(name) < 2 or _NOT_A_PLACE.search(name):
        return ""
    if _SHAPE.search(name) and not _NO_NAME.search(name):
        return name
    place = _known(name)
    return place.name if place else ""


def _known(name: str) -> Place | None:
    """Return the one place that goes by a name, a larger one before a county, or None."""
    if place := _larger().get(name):
        return place
    places = county_places().get(name, ()) if len(name) <= _LONGEST_SHORT else ()
    return places[0] if len(places) == 1 else None


@cache
def _larger() -> dict[str, Place]:
    return {name: place for place in reversed(gazetteer().values()) for name in place.names}


def _in_file(file: str) -> list[str]:
    """Return the place that a file is called after, the smallest where one lies in another (保定_满城)."""
    words = re.findall(rf"[{_HAN}]+|[a-z]+", file)
    places = [place for word in words for place in _places_in(word)]
    around = {name for place in places for name in within(place)}
    inner = [place for place in places if place.name not in around]
    return [inner[0].name] if inner and len({place.name for place in inner}) == 1 else []


def _places_in(word: str) -> Iterator[Place]:
    """Yield the places that a word of a file's name begins with or is."""
    at = 0
    while at < len(word):
        end = next((end for end in range(len(word), at + 1, -1) if _known(word[at:end])), 0)
        place = _known(word[at:end])
        if place and not (word[at:end] in everyday("counties") and end - at < len(word)):
            yield place
        at = end or (len(word) if word.isascii() else at + 1)


def _named(lines: Lines) -> Iterator[Evidence[str]]:
    """Say which place of the text's own level it names far more often than any other; else what it closes with."""
    level = own_level(lines)
    whole = "\n".join(lines.body)
    counts = _counts(whole, level) if level else Counter()
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= max(_LEAST_NAMED, _FAR_MORE * (ranked[1][1] if len(ranked) > 1 else 0)):
        name = ranked[0][0]
        yield Evidence(name, "named")
        if name.endswith(_SPECIAL) and any(_CHIEF in line for line in (*lines.front, *lines.opening)):
            yield Evidence(name, "speaker")
        return
    closing = Counter(match[1] for text in lines.body[-_LAST:] for match in _CLOSING.finditer(text))
    for name, _ in closing.most_common(1):
        if level and whole.count(name) > 1 and name not in everyday("counties"):
            ending = max("县区旗市州省", key=lambda ending: sum(whole.count(word + ending) for word in "全我"))
            yield Evidence(f"{name}{ending}", "closing")


def _counts(text: str, level: Level) -> Counter[str]:
    """Count how often a text names each place of a level."""
    named = _of_level(level)
    counts: Counter[str] = Counter()
    starts: dict[str, int] = {}
    for name in named:
        starts[name[:2]] = max(starts.get(name[:2], 0), len(name))
    at = 0
    while at < len(text):
        longest = starts.get(text[at : at + 2], 0)
        end = next((end for end in range(at + longest, at + 1, -1) if text[at:end] in named), 0)
        if end:
            counts[named[text[at:end]]] += 1
        at = end or at + 1
    return counts


@cache
def _of_level(level: Level) -> dict[str, str]:
    """Return the names of the places of a level that are no everyday words, each with the full name."""
    places = [*gazetteer().values(), *(county for named in county_places().values() for county in named)]
    return {
        name: place.name
        for place in places
        if level_of(place.names[0]) == level or (level == "市" and place.names[0].endswith("市"))
        for name in (*place_names(place.names[0]), *place.names)
        if name not in everyday("counties") and not name.isascii() and len(name) > 1
    }
