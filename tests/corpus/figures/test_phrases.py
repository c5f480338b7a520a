import pytest

from corpus.figures.phrases import (
    action_of,
    is_relative,
    measure_of,
    split_predicate,
    strip_adverbs,
    strip_lead,
    strip_tail,
    topic_of,
    without_change,
    without_commitment,
    without_verb,
)


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("到2025年底，力争全市高新技术企业", "高新技术企业"),
        ("“十四五”期间，积极培育龙头企业", "龙头企业"),
        ("一是新建学校", "新建学校"),
        ("其中第二产业", "第二产业"),
        ("共同富裕指数", "共同富裕指数"),
        ("在建项目", "在建项目"),
    ],
)
def test_strip_lead_stops_at_what_is_named(phrase, bare):
    assert strip_lead(phrase) == bare


def test_strip_adverbs_keeps_the_action():
    assert (strip_adverbs("力争全市新建学校"), strip_adverbs("确保培育企业")) == ("新建学校", "培育企业")


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("失业率控制在", "失业率"),
        ("产值连续3年保持在", "产值"),
        ("占比由2020年的", "占比"),
        ("每名教师从每年", "每名教师"),
        ("农民人均达到", "农民人均"),
        ("两项指标均达到", "两项指标"),
    ],
)
def test_strip_tail_takes_the_links_to_the_number(phrase, bare):
    assert strip_tail(phrase) == bare


@pytest.mark.parametrize(
    ("phrase", "measure"),
    [
        ("外贸依存度预计为", "外贸依存度"),
        ("力争粮食产量稳定在", "粮食产量"),
        ("投资完成额达到", "投资完成额"),
        ("力争", ""),
    ],
)
def test_measure_of_is_what_stands_between_lead_and_tail(phrase, measure):
    assert measure_of(phrase) == measure


def test_without_commitment_takes_it_from_inside():
    assert [without_commitment(phrase) for phrase in ("投资力争增长", "总值在全省率先突破", "目标完成率")] == [
        "投资增长",
        "总值突破",
        "目标完成率",
    ]


@pytest.mark.parametrize(
    ("phrase", "measure"),
    [
        ("财政收入同比实际增长", "财政收入"),
        ("收入增幅高于城镇居民", "收入"),
        ("经营主体净增", "经营主体"),
        ("税收收入占比提高", "税收收入占比"),
        ("增长", "增长"),
        ("就业率", "就业率"),
    ],
)
def test_without_change_keeps_what_changed(phrase, measure):
    assert without_change(phrase) == measure


def test_without_verb_keeps_who_reaches():
    assert (without_verb("补贴惠及"), without_verb("惠及")) == ("补贴", "惠及")


@pytest.mark.parametrize("phrase", ["较上年提高", "占", "其中对东盟增长", "对经济增长贡献率", "连续三年下降"])
def test_is_relative_tells_words_that_speak_of_nothing_alone(phrase):
    assert is_relative(phrase)


@pytest.mark.parametrize("phrase", ["投资增长", "其中对东盟出口增长", "贡献率", "产值"])
def test_is_relative_leaves_a_measure_alone(phrase):
    assert not is_relative(phrase)


@pytest.mark.parametrize(
    ("phrase", "action"),
    [("新（改、扩）建学校", "新（改、扩）建"), ("培训了干部", "培训"), ("绿化率", ""), ("学校", "")],
)
def test_action_of_is_no_part_of_a_noun(phrase, action):
    assert action_of(phrase) == action


@pytest.mark.parametrize(
    ("stretch", "topic"),
    [
        ("加快推进老旧小区改造，", "老旧小区改造"),
        ("完善制度。扩大养老床位规模，", "养老床位"),
        ("项目建成投产", "项目"),
        ("增长5%", ""),
    ],
)
def test_topic_of_is_what_the_last_clause_is_about(stretch, topic):
    assert topic_of(stretch) == topic


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("项目建成投产", ("项目", "建成投产")),
        ("项目落地", ("项目", "落地")),
        ("转型升级项目", ("转型升级项目", "")),
        ("“获得感”工程", ("“获得感”工程", "")),
        ("在建项目完成了投资", ("在建项目", "完成投资")),
    ],
)
def test_split_predicate_finds_where_the_noun_ends(phrase, parts):
    assert split_predicate(phrase) == parts
