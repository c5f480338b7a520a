import time
from dataclasses import replace
from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import figures_of
from corpus.figures.extraction import ranks_of
from corpus.reader import read_report
from corpus.records import PageLine, Paragraph
from corpus.text.spans import sentences
from corpus.text.units import unit_of

PLAN, REVIEW = ("二、2025年目标任务",), ("一、2024年工作回顾",)
WORDS = """
增长 6.5% 6%—6.5% 、 ， 。 ； 分别 和 5家 3至5家 27.9万亩 亿元 上亿人 三分之一 超过 以上 左右 约 由 提高到 力争
新建 其中 总投资 “ ” （ ） 的 2025年 第三 百分之 一批 五年来 高新技术企业 城镇和乡村居民收入 占 比上年 个百分点
1: / , 20 余 多 万 点
"""
FRAGMENTS = st.sampled_from(WORDS.split())
TIMELESS = st.sampled_from([word for word in WORDS.split() if "年" not in word and word != "。"])
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
SCALES = {"": 1, "万": 1e4, "亿": 1e8, "万亿": 1e12}


def paragraph(text, section=PLAN, number=1):
    return Paragraph("r", number, section, "", text, sentences(text), 0)


def read(text, section=PLAN):
    return [(f.text, f.value, f.unit, f.comparator) for f in figures_of(paragraph(text, section), 2025)]


def named(text, section=PLAN):
    return [(f.indicator, f.kind) for f in figures_of(paragraph(text, section), 2025)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("突破4000亿元", [("4000亿元", 400000000000, "元", ">")]),
        ("不少于20项", [("20项", 20, "项", ">=")]),
        ("控制在4%以内", [("4%", 4, "%", "<=")]),
        ("控制在5.5%左右", [("5.5%", 5.5, "%", "~")]),
        ("近14亿人口", [("14亿", 1400000000, "人", "~")]),
        ("5亿元及以上项目80个", [("5亿元", 500000000, "元", ">="), ("80个", 80, "个", "=")]),
        ("活动2万余场", [("2万余场", 20000, "场", ">")]),
        ("增长2倍多。", [("2倍", 2, "倍", ">")]),
        ("农村贫困人口减少1386万", [("1386万", 13860000, "人", "=")]),
        ("上亿人受益", [("亿人", 100000000, "人", ">=")]),
        ("签约5个项目", [("5个", 5, "个", "=")]),
        ("约占全国1/10", [("1/10", 0.1, "", "~")]),
        ("压缩一半以上", [("一半", 0.5, "", ">=")]),
        ("缩小至2.27:1", [("2.27:1", 2.27, "", "=")]),
        ("2.5亿美元以上", [("2.5亿美元", 250000000, "美元", ">=")]),
        ("高0.2个百分点", [("0.2个百分点", 0.2, "个百分点", "=")]),
        ("引进5、8、10家", [("5", 5, "家", "="), ("8", 8, "家", "="), ("10家", 10, "家", "=")]),
    ],
)
def test_figures_of_reads_value_unit_and_comparator(text, figures):
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("6%-6.5%", 6, 6.5),
        ("5%—5.5%", 5, 5.5),
        ("6～6.5%", 6, 6.5),
        ("3至5家", 3, 5),
        ("2到3个百分点", 2, 3),
        ("5－6亿元", 5e8, 6e8),
    ],
)
def test_figures_of_reads_a_range_as_one(text, low, high):
    [figure] = figures_of(paragraph(f"增长{text}左右"), 2025)
    assert (figure.text, figure.value, figure.value_max, figure.comparator) == (text, low, high, "range")


def test_figures_of_keeps_a_change_apart():
    assert named("养老金由70元提高到88元") == [("养老金", "level"), ("养老金", "level")]


def test_figures_of_spreads_a_bound_over_a_dealt_out_list_only():
    assert [c for *_, c in read("投资分别达到180亿元、220亿元以上")] == [">=", ">="]
    assert [c for *_, c in read("新建学校5所、医院6家以上")] == ["=", ">="]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("力争高新技术企业超过800家", [("高新技术企业", "level")]),
        (
            "生产总值5亿元、增长6%，高于全国0.7个百分点",
            [("生产总值", "level"), ("生产总值增长", "growth"), ("生产总值高于全国", "growth")],
        ),
        ("新栽水果13万亩、干杂果3万亩", [("新栽水果", "increment"), ("新栽干杂果", "increment")]),
        ("改造443个老旧小区", [("改造老旧小区", "increment")]),
        ("29项成果获国家科学技术奖励", [("获国家科学技术奖励的成果", "increment")]),
        ("30个项目完成投资9亿元", [("项目", "level"), ("项目投资", "level")]),
        (
            "肉、蛋、奶产量分别增长3%、4%和5%",
            [("肉产量增长", "growth"), ("蛋产量增长", "growth"), ("奶产量增长", "growth")],
        ),
        ("城乡居民收入分别增长4%、6%", [("城镇居民收入增长", "growth"), ("农村居民收入增长", "growth")]),
        (
            "接待游客4万人次，旅游收入6亿元，分别增长7%和5%",
            [("接待游客", "level"), ("旅游收入", "level"), ("接待游客增长", "growth"), ("旅游收入增长", "growth")],
        ),
        ("扩大博士后工作站规模，确保总数超过30家", [("博士后工作站总数", "level")]),
        ("财政赤字2亿元，其中中央财政赤字1亿元", [("财政赤字", "level"), ("中央财政赤字", "level")]),
        ("营养改善计划惠及3600万农村学生", [("营养改善计划惠及农村学生", "level")]),
        ("确保民生支出占比65%以上", [("民生支出占比", "share")]),
        ("粮食产量稳定在46亿斤以上", [("粮食产量", "bound")]),
        ("城镇调查失业率5.5%左右", [("城镇调查失业率", "bound")]),
    ],
)
def test_figures_of_names_and_classifies(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "section", "standing"),
    [
        ("力争建成5个", PLAN, ("target", "力争", 2025)),
        ("建成5个", REVIEW, ("actual", "", 2024)),
        ("现行10%的税率", PLAN, ("actual", "", 2025 - 1)),
        ("到2030年建成5个", PLAN, ("target", "建成", 2030)),
        ("五年来建成5个", REVIEW, ("actual", "", None)),
        ("生产总值年均增长5%", REVIEW, ("actual", "", None)),
        ("年均浓度30微克/立方米", REVIEW, ("actual", "", 2024)),
        ("比2020年增长5%", REVIEW, ("actual", "", 2024)),
        ("力争建成5个", (), ("target", "力争", 2025)),
        ("同比增长5%", (), ("actual", "", 2024)),
        ("2023年增长5%", (), ("actual", "", 2023)),
        ("“十三五”时期建成5个", (), ("actual", "", None)),
    ],
)
def test_figures_of_places_in_time(text, section, standing):
    [figure] = figures_of(paragraph(text, section), 2025)
    assert (figure.tense, figure.modality, figure.year) == standing


def test_figures_of_without_a_report_year_knows_only_named_years():
    assert [f.year for f in figures_of(paragraph("2024年增长5%。下降3%。"), None)] == [2024, 2024]
    assert [f.year for f in figures_of(paragraph("增长5%。", ()), None)] == [None]


@given(st.lists(FRAGMENTS, max_size=30).map("".join) | st.text(st.characters(exclude_categories=()), max_size=60))
def test_figures_of_any_text_reproduces_its_spans(text):
    figures = figures_of(paragraph(text), 2025)
    assert [f.text for f in figures] == [text[f.start : f.end] for f in figures]
    assert [f.id for f in figures] == [f"r:1:{f.start}-{f.end}" for f in figures]
    assert all(a.end <= b.start for a, b in pairwise(figures))
    assert all(f.value_max is None or f.value < f.value_max for f in figures)


@given(st.integers(1, 10**6), st.sampled_from(["家", "亩", "元", "公里", "%", "个百分点"]))
def test_figures_of_reads_back_a_formatted_figure(value, unit):
    [figure] = figures_of(paragraph(f"建成{value}{unit}。"), 2025)
    assert (figure.value, figure.unit, unit_of(figure.unit).name) == (value, unit, unit)


@given(st.integers(1, 10**6), st.integers(0, 4), st.sampled_from(["", "万", "亿", "万亿"]), st.booleans())
def test_figures_of_reads_back_decimals_with_scale_words(digits, places, scale, wide):
    number = f"{digits / 10**places:.{places}f}"
    written = number.translate(WIDE) if wide else number
    [figure] = figures_of(paragraph(f"完成投资{written}{scale}元。"), 2025)
    assert figure.value == pytest.approx(float(number) * SCALES[scale], rel=1e-12)


@given(st.integers(20, 10**8))  # 一元 and 二元 begin words (二元结构)
def test_figures_of_reads_back_chinese_numerals(value):
    numeral = cn2an.an2cn(value)
    figures = figures_of(paragraph(f"总收入为{numeral}元。"), 2025)
    assert [(f.text, f.value) for f in figures] == [(f"{numeral}元", value)]


@given(*[st.lists(TIMELESS, max_size=15).map("".join)] * 3)
def test_figures_of_a_paragraph_do_not_depend_on_its_neighbours(text, one, other):
    def read_beside(neighbour):
        report = read_report(
            f"某市政府工作报告\n一、工作回顾\n各项工作取得新进展。{neighbour}。\n建成5所学校。{text}。", "r"
        )
        last = report.paragraphs[-1]
        return [replace(figure, id="", paragraph=0) for figure in figures_of(last, 2025)]

    assert read_beside(one) == read_beside(other)


@pytest.mark.parametrize("character", ["1", "、", "十", "5家、", "增长5%，", "1,", "“1", "从5到"])
def test_figures_of_survives_a_line_without_end(character):
    text = character * (20000 // len(character))
    assert all(f.text == text[f.start : f.end] for f in figures_of(paragraph(text), 2025))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("收入倍差从1.96缩小至1.81。", ["收入倍差"]),
        (
            "城乡居民收入分别增长5%、6%，收入比缩小至2.2。",
            ["城镇居民收入增长", "农村居民收入增长", "收入比"],
        ),
        (
            "对东盟进出口增长9%，全省进出口总值创历史新高，达到50亿元、增长8%。",
            ["东盟进出口增长", "进出口总值", "进出口总值增长"],
        ),
    ],
)
def test_a_figure_is_named_by_its_own_measure(text, names):
    assert [name for name, _ in named(text, REVIEW)] == names


def test_an_average_over_years_is_of_no_year_in_each_item_of_a_list():
    found = figures_of(paragraph("城乡居民收入年均增长5%、6%。", REVIEW), 2025)
    assert [figure.year for figure in found] == [None, None]


def test_a_note_commits_to_nothing():
    text = "2.链长制：力争3名领导联系15个产业。"
    note = replace(paragraph(text, ("名词解释",)), role="note")
    assert [(f.text, f.tense, f.year) for f in figures_of(note, 2025)] == [
        ("3名", "actual", None),
        ("15个", "actual", None),
    ]


def test_a_figure_that_was_read_by_ocr_has_the_certainty_of_its_least_certain_line():
    box = (0.1, 0.1, 0.9, 0.2)
    lines = (PageLine(0, 9, 1, box, 0.98), PageLine(9, 20, 1, box, 0.75), PageLine(20, 30, 2, box))
    text = "全市生产总值增长7.5%，粮食总产量230万吨，新增就业5万人。"
    scanned = replace(paragraph(text), lines=lines)
    assert [(figure.text, figure.ocr_certainty) for figure in figures_of(scanned, 2025)] == [
        ("7.5%", 0.75),
        ("230万吨", 0.75),
        ("5万人", None),
    ]
    assert [figure.ocr_certainty for figure in figures_of(paragraph(text), 2025)] == [None, None, None]


@pytest.mark.parametrize(
    "pattern", ["5个、", "；5个", "三分之", "居全省第2位", "A和B分别增长5%、6%，", "“十四五”5-6个"]
)
def test_a_text_of_nothing_but_numbers_takes_time_in_step_with_its_length(pattern):
    text = (pattern * 12_000)[:12_000]
    start = time.process_time()
    figures_of(paragraph(text), 2025)
    ranks_of(paragraph(text), 2025)
    assert time.process_time() - start < 12  # about 1 s; time by the square was a minute
