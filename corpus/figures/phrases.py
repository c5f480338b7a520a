"""Phrases of a report stripped to what they name: without commitments, adverbs, dates, links and changes."""

from __future__ import annotations

import re
from functools import cache

from corpus.figures.lexicon import pattern, word_list
from corpus.figures.origins import strip_origin
from corpus.text.numerals import DIGITS
from corpus.text.time import YEAR

EDGE = " \t\n\r\u3000，,、；;：:。.的了—-－（("
# A year in digits or numerals.
_YEAR = rf"{YEAR}\s?年"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|末|初|中旬)?"
_DATE = re.compile(rf"(?:到|至|在)?(?:{_YEAR}(?:底|末|全年|以来)?|“[^”]{{1,4}}五”(?:时期|期间|末)?)[，,]?")
_COMMIT_INSIDE = re.compile(
    r"(?:力争|确保|争取|努力)(?:完成|实现|达到)?(?!率|额|量|程度|方式|途径)|(?<=[一-龥])(?:预计|(?:完成|实现)(?=[一-龥])(?!率|额|量|程度|方式|途径)|[要将](?=增长|下降|降低|提高|减少|增加))"
)
# Words between an owner and what it has (全县|已经有|诊所).
_HAS = re.compile(r"(?<=[一-龥])(?:已经?有|还有|共有(?!产权|制))(?=[一-龥])")
# A remark on where the value ranks, with no measure in it (在全省率先突破4000亿元).
_PLACE = re.compile(r"在[一-龥“”]{1,14}?率先")
# How long something has held, since when, and from what value (连续4年稳定在, 由2020年的, 从1.96缩小至).
_SINCE = re.compile(
    rf"(?:(?:由|从)(?:每人)?[每年月人均日]+|连续[一-龥\d]{{1,3}}年(?:每年)?|(?:比|较|(?<=[到至])){_YEAR}(?:底|末)?的?|[将可以仍却又]*(?:等于|相当于)(?:{_YEAR})的?|每[百千万]+人|(?<=[到至为])每人(?:每[年月日])?|[由从]\d[\d.]*|(?:^|[是为比较]|相当于)(?:“[^”]{{1,5}}五”(?:时期|期间)?|(?:上|前|前一|上一)个?五年)的?|(?<=[一-龥]{{2}})(?<![{DIGITS}十])[二三四五六七八九十]年(?:来|间)?|(?<=[一-龥])(?:在(?:[今去明]年(?:底|末|初)?|(?:{_YEAR}|[今去明]年)?{_MONTH})|(?:在|截至)?{_YEAR}(?:底|末|初)?))$"
)
# A mark before 均 that makes it an average (人均), not 都.
_AVERAGES = "人年月日平户地亩场"
# A mark before a link with which it is another word (人均, 存在).
_ANOTHER_WORD = {"均": _AVERAGES, "在": "存现内潜所实正外旨意尚健", "约": "节集预契履签条制公合大"}
_YEARS = r"(?:\d{1,2}|[一二三四五六七八九十])年(?:来|间|累计)?"
_COMPARED = (
    rf"(?:同比|同口径|(?:(?<!占)比|较)[一-龥“”\d]{{1,8}}?|年均|(?:平均)?每年(?:平均)?|平均|实际|名义|累计|净|再|还|又|大幅|分别|(?<![{_AVERAGES}])均|率先"
    rf"|(?:连续)?{_YEARS}|前?[一二三四]季度|[上下]半年|全年|当年)*"
)
_RELATIVE = (
    "占",
    "高于",
    "低于",
    "快于",
    "慢于",
    "是上年",
    "是全",
    "是前",
    "相当于",
    "高出",
    "完成年",
    "完成计划",
    "完成全年",
    "为年计划",
    "超计划",
    "超过计划",
    "超过年计划",
    "超过年初计划",
    "超过预定",
    "超过预期",
)
# What a measure contributes to another (对经济增长贡献率) is no measure by itself, nor is a part (其中对中亚五国增长).
_CONTRIBUTES = re.compile(r"对[^，。；]{1,16}(?:贡献率|贡献|依存度)")
_TOWARDS = re.compile(r"其中对(?![^，。；]*(?:进出口|出口|进口|贸易|投资))")
# A comparison with another time or thing at the beginning of a phrase (比“十五”时期年均增速|高), and no measure (比重).
_THAN = re.compile(r"[比较](?![重例率值价赛对拼])[^，,；;]{2,20}$")
# The number of an item in a list of tasks (一是新建, 其二, 2.1项目), or the years that a total adds up (五年|累计).
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]+(?:是|要)|[0-9]{1,2}[.．]\s?(?=[一-龥])|[0-9]{1,2}(?:[.．][0-9]{1,2})+\s?(?=[本该此]|项目)|[二三四五\d]年(?:来|间)?(?:共|累计)|其[一二三四五]|第[一二三四五六七八九十]+[，,是])"
)
# A comparison at the end of a measure (收入增幅高于城镇居民).
_COMPARISON = re.compile(r"(?:高于|低于|快于|慢于|高出).{1,12}$")

# What is left of a clause about a change (增长|5%), or the number of an item: no topic.
_RATE = re.compile(r"[\d.]+(?:%|个百分点|倍|$)")


def strip_lead(phrase: str) -> str:
    """Strip commitments, adverbs, dates and the like from the beginning of a phrase.

    >>> strip_lead("到2025年底，力争全市高新技术企业")
    '高新技术企业'
    """
    return _strip_words(phrase, word_list("phrases.lead"))


def strip_adverbs(phrase: str) -> str:
    """Strip what stands before the action of a clause, but no action.

    >>> strip_adverbs("力争全市新建学校")
    '新建学校'
    """
    return _strip_words(phrase, _adverbs())


def strip_tail(phrase: str) -> str:
    """Strip what links a measure to its number from the end of a phrase.

    >>> strip_tail("常住人口城镇化率已提高到"), strip_tail("农民人均达到"), strip_tail("占比由2020年的")
    ('常住人口城镇化率', '农民人均', '占比')
    """
    links = word_list("verbs.become")
    while True:
        phrase = strip_origin(phrase.rstrip(EDGE))
        if since := _SINCE.search(phrase, max(0, len(phrase) - 12)):
            phrase = phrase[: since.start()]
            continue
        word = next((w for w in links if phrase.endswith(w)), "") if phrase.endswith(links) else ""
        before = phrase.removesuffix(word)[-1:]
        if not word or (before and before in _ANOTHER_WORD.get(word, "")):
            return phrase
        phrase = phrase[: -len(word)]


def measure_of(phrase: str) -> str:
    """Reduce the words before a number to the measure they name.

    >>> measure_of("每个园区力争完成固定资产投资达到")
    '每个园区固定资产投资'
    """
    return strip_tail(strip_lead(without_commitment(phrase)))


def without_commitment(phrase: str) -> str:
    """Drop words of commitment and of bounds from inside a phrase, and the remark on where its value ranks.

    >>> without_commitment("每村至少建成"), without_commitment("亩产最多的村")
    ('每村建成', '亩产最多的村')
    """
    bounds = pattern(*(f"comparators.adverbs.{mark}" for mark in (">=", "<=", "~")), template="{}(?=[一-龥])(?!的)")
    return _HAS.sub("", _PLACE.sub("", bounds.sub("", _COMMIT_INSIDE.sub("", phrase))))


def without_change(phrase: str) -> str:
    """Drop the change from the end of a measure.

    >>> without_change("地区生产总值同比增长"), without_change("经营主体新增")
    ('地区生产总值', '经营主体')
    """
    if phrase.endswith(("新增", "净增")):
        return phrase[:-2] or phrase
    phrase = _COMPARISON.sub("", phrase) or phrase
    match = pattern("verbs.growth", template=rf"{_COMPARED}{{}}$").search(phrase, max(0, len(phrase) - 16))
    return (phrase[: match.start()] if match else phrase) or phrase


def without_measure(owner: str) -> str:
    """Drop the measure from the end of an owner that another one follows (海外仓总面积, then 投资).

    >>> without_measure("海外仓总面积"), without_measure("总面积")
    ('海外仓', '总面积')
    """
    measures = (word for word in word_list("phrases.dependent") + word_list("phrases.owned") if owner.endswith(word))
    return owner.removesuffix(max(measures, key=len, default="")) or owner


def without_verb(phrase: str) -> str:
    """Drop the verb that leads on to a noun behind the number.

    >>> without_verb("经济总量连续跨过")
    '经济总量'
    """
    verb = next((word for word in word_list("verbs.reaching") if phrase.endswith(word)), "")
    return strip_tail(phrase.removesuffix(verb)) or phrase


def is_relative(phrase: str) -> bool:
    """Tell words that speak of a change or a comparison without saying of what.

    >>> [is_relative(p) for p in ("同比增长", "高于全国", "占耕地面积", "5年提升", "生产总值增长")]
    [True, True, True, True, False]
    """
    phrase = phrase.strip(EDGE)
    if _TOWARDS.match(phrase):
        return True
    phrase = phrase.removeprefix("其中")
    if (phrase.startswith(_RELATIVE) and not phrase.startswith("占地")) or _CONTRIBUTES.match(phrase):
        return True
    if _THAN.match(phrase) and phrase.endswith(word_list("verbs.growth")):
        return True
    return pattern("verbs.growth", template=rf"{_COMPARED}{{}}").fullmatch(phrase) is not None


def action_of(phrase: str) -> str:
    """Return the action that a phrase begins with, or "".

    >>> action_of("新建改建农村公路"), action_of("农村公路")
    ('新建改建', '')
    """
    if phrase.startswith(word_list("phrases.no_action")):
        return ""
    match = pattern("verbs.action", template="(?:累计)?{}").match(phrase)
    return match.group().removesuffix("了") if match else ""


def topic_of(stretch: str) -> str:
    """Return what the last clause of a stretch of text is about.

    >>> topic_of("完善制度，持续扩大养老床位规模，")
    '养老床位'
    """
    last = re.split(r"[，,；;：:。]", stretch.strip(EDGE))[-1]
    bare = strip_tail(strip_lead(last))
    if opening := pattern("verbs.action", "verbs.growth").match(bare):
        bare = bare[opening.end() :] or bare
    bare = "" if _RATE.match(bare) else re.split(r"[0-9]", bare, maxsplit=1)[0] or bare
    bare = subject_of(bare) or bare
    return re.sub(r"(?:规模|工作|任务|第)$", "", split_predicate(bare)[0] or bare).strip(EDGE)


def subject_of(clause: str) -> str:
    """Return what a clause without figures speaks of where it goes on with how that does, else "".

    >>> subject_of("民营经济快速发展壮大"), subject_of("招商引资成效显著"), subject_of("旅游发展")
    ('民营经济', '招商引资', '')
    """
    match = _doing().search(clause)
    return clause[: match.start()] if match and match.start() > 1 else ""


def split_predicate(phrase: str) -> tuple[str, str]:
    """Part a noun from what it does; predicates inside quotation marks or longer words do not count.

    >>> split_predicate("成果获国家科学技术奖励")
    ('成果', '获国家科学技术奖励')
    """
    final = "|".join(word_list("phrases.final_predicate"))
    matcher = pattern("phrases.predicate", template=rf"(?P<skip>“[^”]*”|{_skipped()})|{{}}|(?:{final})$")
    for match in matcher.finditer(phrase):
        if match["skip"] is None:
            noun = _before_predicate().sub("", phrase[: match.start()])
            return noun, phrase[match.start() :].replace("了", "").strip(EDGE)
    return phrase, ""


def _skipped() -> str:
    return "|".join(word_list("phrases.not_predicate"))


def _strip_words(phrase: str, leads: tuple[str, ...]) -> str:
    exceptions = word_list("phrases.kept")
    while True:
        phrase = phrase.lstrip(EDGE)
        if date := _DATE.match(phrase) or _ITEM.match(phrase):
            phrase = phrase[date.end() :]
        elif phrase.startswith(leads) and not phrase.startswith(exceptions):
            phrase = phrase[len(next(word for word in leads if phrase.startswith(word))) :]
        else:
            return phrase


@cache
def _before_predicate() -> re.Pattern[str]:
    return pattern("phrases.before_predicate", template="{}+$")


@cache
def _doing() -> re.Pattern[str]:
    manner, doing, state = (pattern(f"phrases.{name}").pattern for name in ("manner", "developing", "standing"))
    return re.compile(rf"(?:{manner}+{doing}+|{manner}*{state}|发展壮大|做大做强|转型升级)$")


@cache
def _adverbs() -> tuple[str, ...]:
    actions = word_list("verbs.action")
    return tuple(word for word in word_list("phrases.lead") if word not in actions)
