import pytest

from corpus.figures.tense import ParagraphTense, TenseReading, heading_tense, read_tense
from corpus.records import Paragraph
from corpus.text.spans import sentences
from tests.corpus.figures.grammar import contexts

REVIEW, PLAN = ("一、2024年工作回顾",), ("二、2025年目标任务",)


def paragraph(text, section=(), era="", role="body"):
    return Paragraph("r", 1, section, "", text, sentences(text), 0, role, era)


def tenses(text, section=(), year=2025, **other):
    around = ParagraphTense.of(paragraph(text, section, **other), year)
    return [read_tense(around, context, year).tense for context in contexts(text)]


@pytest.mark.parametrize(
    ("section", "tense"),
    [
        (REVIEW, "actual"),
        (PLAN, "target"),
        (("二、重点工作", "（一）成就"), "target"),
        (("发展成就和主要目标",), None),
        (("附件",), None),
        ((), None),
    ],
)
def test_the_outermost_heading_that_says_anything_decides(section, tense):
    assert heading_tense(section) == tense


@pytest.mark.parametrize(
    ("heading", "tense"),
    [
        ("一、2024年财政预算执行情况", "actual"),
        ("一、2024年国民经济和社会发展计划执行情况", "actual"),
        ("二、2025年财政预算草案", "target"),
        ("二、2025年主要预期目标", "target"),
        ("二、2025年收支安排", "target"),
        ("一、2024年发展成效", "actual"),
        ("一、上年主要工作", "actual"),
        ("一、去年重点工作", "actual"),
        ("一、2024年重点任务落实情况", "actual"),
        ("一、2024年主要工作", "actual"),
        ("二、2025年主要工作", "target"),
        ("二、下一步举措", "target"),
        ("一、2024年预算执行情况和2025年预算草案", None),
        ("三、教育", None),
    ],
)
def test_a_heading_tells_results_from_plans(heading, tense):
    assert heading_tense((heading,), 2025) == tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("预计到2027年，215个村可全部通上自来水", "target"),
        ("2026年底前建成5个", "target"),
        ("到“十五五”末，覆盖率达到90%", "target"),
        ("截至2025年1月底，建成5个", "actual"),
        ("到2024年底，建成5个", "actual"),
        ("计划到2026年建成9个，目前已建成5个", "actual"),
        ("由2015年的5%提高到2024年的9%", "actual"),
    ],
)
def test_in_a_review_what_is_to_be_by_a_year_to_come_is_a_goal(text, tense):
    assert tenses(text, REVIEW)[-1] == tense


def test_a_heading_gives_way_to_the_words_of_the_sentence():
    assert tenses("今年将建成5个", REVIEW) == ["target"]
    assert tenses("现行税率10%，培育5家", PLAN) == ["actual", "target"]
    assert tenses("去年完成5个，增加3个", PLAN) == ["actual", "target"]
    assert tenses("比去年增加5个", PLAN) == ["target"]
    assert tenses("标准由70元提高到88元", PLAN) == ["actual", "target"]
    assert tenses("力争标准由70元提高到88元") == ["actual", "target"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("2023年增长5%", "actual"),
        ("2025年增长5%", "target"),
        ("“十三五”时期建成5个", "actual"),
        ("“十五五”时期建成5个", "target"),
        ("将建成5个", "target"),
        ("同比增长5%", "actual"),
        ("打造园区5个", "target"),
    ],
)
def test_without_a_heading_years_and_words_decide(text, tense):
    assert tenses(text) == [tense]


def test_without_either_the_opening_and_then_the_tone_decide():
    assert tenses("过去五年，成效显著。建成5个") == ["actual"]
    assert tenses("建成5个", era="今后五年，再上台阶。") == ["target"]
    assert tenses("建成5个。同比提高，比上年好。") == ["actual"]


def test_without_a_report_year_no_year_decides():
    assert tenses("2023年建成5个", year=None) == ["target"]


def test_a_note_reports():
    assert tenses("力争建成5个", PLAN, role="note") == ["actual"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("力争建成5个", "力争"),
        ("确保完成任务；建成5个", "建成"),
        ("主要园区5个", ""),
        ("打造园区5个", "打造"),
        ("园区5个", ""),
    ],
)
def test_the_word_of_commitment_is_the_sentences_else_the_verb_before_it(text, modality):
    around = ParagraphTense.of(paragraph(text, PLAN), 2025)
    assert [read_tense(around, context, 2025) for context in contexts(text)] == [TenseReading("target", modality)]


def test_a_result_commits_to_nothing():
    around = ParagraphTense.of(paragraph("力争之下建成5个", REVIEW), 2025)
    assert read_tense(around, contexts("力争之下建成5个")[0], 2025) == TenseReading("actual", "")
