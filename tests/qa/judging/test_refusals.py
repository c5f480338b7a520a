from dataclasses import replace
from types import SimpleNamespace

import pytest

from corpus import Paragraph, Slice, Span, TableCell, TableRow
from qa.answering.draft import Draft
from qa.answering.search import Search, Sources
from qa.judging.refusals import Refusal, out_of_scope, refuse
from qa.models import load_models
from qa.question.targets import Missing, Required
from tests.qa.asking import read
from tests.qa.fake_bot import figure
from tests.qa.question.test_scope import REPORTS

SENTENCE = Paragraph("sichuan-2025", 2, (), "", "增长5%。", (Span(0, 5),), 0)
NEVER_SURE = SimpleNamespace(answerable=lambda evidence: 0.3, least=lambda evidence: 0.5, barred=0.75)


def draft(*figures, **more):
    return Draft((Slice(SENTENCE, 0, 4),), figures, **more)


def lacking(text, *figures):
    return out_of_scope(read(text, REPORTS), draft(*figures))


def refusal(text, drafted, numeric=1.0, missing=0.0):
    """Hold a draft against a judge that finds an answer unlikely."""
    question = read(text, REPORTS)
    models = replace(load_models("words"), judge=NEVER_SURE)
    search = Search(question, Sources({}, (), None, models, None), 5)
    evidence = SimpleNamespace(coverage=SimpleNamespace(missing=missing), asking=SimpleNamespace(numeric=numeric))
    search.__dict__["evidence"] = evidence
    return refuse(question, drafted, search)


def test_a_question_without_a_word_to_look_for_is_surely_refused():
    message = "这个问题里没有可以查找的字词，请写出想问的事，例如：今年新增就业多少人？"
    assert refusal("？？？", draft()) == Refusal("not_mentioned", message, 1.0)


def test_another_place_is_refused_as_surely_as_such_refusals_are_right():
    refused = refusal("江苏2026年GDP目标", draft())
    assert (refused.reason, refused.confidence) == ("other_place", 0.75)


@pytest.mark.parametrize(
    ("numeric", "missing", "reason", "message"),
    [
        (1.0, 0.4, "no_figure", "报告提到了这件事，但没有给出所问的数字。"),
        (1.0, 0.6, "not_mentioned", "报告没有提到这个问题。"),
        (0.0, 0.4, "not_mentioned", "报告没有提到这个问题。"),
    ],
)
def test_what_is_unlikely_is_refused_by_what_is_missing(numeric, missing, reason, message):
    assert refusal("新增就业多少", draft(), numeric, missing) == Refusal(reason, message, 0.7)


def test_what_was_read_and_not_searched_for_is_no_matter_of_likelihood():
    assert refusal("新增就业多少", draft(whole=True)) is None
    assert refusal("江苏2026年GDP目标", draft(whole=True, in_scope=True)) is None
    assert refusal("江苏2026年GDP目标", draft(whole=True)).reason == "other_place"


def test_a_place_that_is_not_there_is_the_reason():
    assert lacking("江苏2026年GDP目标").reason == "other_place"


def test_a_place_that_the_sentence_must_name_and_does_not_is_the_reason():
    assert lacking("成都今年旅客增长多少").reason == "other_place"


def test_a_figure_of_another_year_is_lacking():
    growth = figure(1, 0, "5%", 5.0, "%", "=", "增长", year=2025)
    missing = lacking("四川2024年GDP增长", growth)
    assert (missing.reason, missing.message) == ("other_year", "报告没有给出2024年的这个数字；最接近的是2025年的。")
    assert lacking("四川2025年GDP增长", growth) is None


def test_a_result_is_lacking_where_a_goal_is_firmly_asked_for():
    result = figure(1, 0, "5%", 5.0, "%", "=", "增长", year=2025, tense="actual")
    missing = lacking("四川2025年GDP增长目标", result)
    assert (missing.reason, missing.message) == ("no_figure", "报告提到了这件事，但没有给出2025年的目标。")
    assert lacking("四川2025年GDP增长目标完成了吗", result) is None


def test_a_mean_over_years_is_no_year_s_growth():
    mean = figure(1, 0, "6%", 6.0, "%", "=", "居民人均收入年均增长", kind="growth", year=None)
    missing = lacking("四川2025年居民人均收入涨了百分之几", mean)
    assert missing.reason == "no_figure"
    assert missing.message == "报告没有给出2025年当年的这个数字，只给出了几年的年均数：6%。"
    assert lacking("四川到2025年居民收入年均增长多少", mean) is None


def test_a_clause_that_does_not_tell_where_a_thing_ranks_is_no_answer():
    assert lacking("四川GDP排第几").message == "报告提到了这件事，但没有给出名次。"
    assert lacking("四川GDP排第几", figure(1, 0, "第5位", 5.0, "名次", "=", "总量全国排名", kind="rank")) is None
    assert lacking("四川GDP增长多少") is None


@pytest.mark.parametrize(
    ("question", "lacks"),
    [("“十三五”时期增长多少", True), ("“十四五”时期增长多少", False), ("增长多少", False), ("2025年增长多少", False)],
)
def test_a_figure_of_another_five_year_plan_is_lacking(question, lacks):
    text = "“十四五”时期，收入增长5%。"
    paragraph = Paragraph("r", 2, ("二、主要目标",), "", text, (Span(0, len(text)),), 0)
    growth = figure(2, 12, "5%", 5.0, "%", "=", "收入增长", year=None)
    missing = out_of_scope(read("四川" + question, REPORTS), Draft((Slice(paragraph, 8, 14),), (growth,)))
    assert (missing is not None) == lacks


@pytest.mark.parametrize(("start", "lacks"), [(3, True), (6, False)])
def test_the_headings_of_a_cell_name_its_year(start, lacks):
    cells = (
        TableCell(3, 5, "大豆产量", "万吨", "level", ("2020年",)),
        TableCell(6, 8, "大豆产量", "万吨", "level", ("2021年",)),
    )
    row = TableRow("产量", "产品\t2020年\t2021年", cells)
    paragraph = Paragraph("sichuan-2025", 3, (), "", "大豆\t17\t18", (Span(0, 8),), 0, "row", row=row)
    found = figure(3, start, "17", 170000, "吨", "=", "大豆产量", report="sichuan-2025", year=None)
    asked = read("四川大豆产量", REPORTS)
    year = Required(("2021年",), Missing("other_year", "没有2021年的。"))
    asked = replace(asked, scope=replace(asked.scope, required=(year,)))
    missing = out_of_scope(asked, Draft((Slice(paragraph, 0, 8),), (found,)))
    assert (missing == year.otherwise) if lacks else missing is None
