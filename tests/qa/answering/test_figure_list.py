from dataclasses import replace

from corpus import Paragraph, Span
from qa.answering.figure_list import by_figure_list
from qa.answering.search import Search, Sources
from tests.qa.asking import read
from tests.qa.fake_bot import ALPHA, BETA, GDP, GROWTH, TOTAL

TEXT = f"{GDP}利用外资2亿美元。"
PARAGRAPH = Paragraph("alpha-2023", 2, (), "", TEXT, (Span(0, len(GDP)), Span(len(GDP), len(TEXT))), 0)
FOREIGN = replace(TOTAL, start=len(GDP) + 4, end=len(GDP) + 8, unit="美元", value=2e8, indicator="利用外资")
REPORT = replace(ALPHA, paragraphs=(ALPHA.paragraphs[0], PARAGRAPH, ALPHA.paragraphs[2]))
FIGURES = [GROWTH, TOTAL, FOREIGN, replace(FOREIGN, report="beta-2024"), replace(FOREIGN, tense="actual", value=3e8)]


def ask(text):
    reports = {"alpha-2023": REPORT, "beta-2024": BETA}
    question = read(text, list(reports.values()), chosen=["alpha-2023"])
    return by_figure_list(question, Search(question, Sources(reports, FIGURES, None, None, None), 5))


def test_the_table_is_filtered_by_report_time_and_condition():
    assert ask("列出全部以美元计价的目标").figures == (FOREIGN,)
    assert ask("列出全部以美元计价的指标").figures == (FOREIGN, FIGURES[4])


def test_only_what_the_question_counts_is_listed_if_any_is():
    assert ask("外资单位以美元计的目标有哪些").figures == (FOREIGN,)
    assert ask("生产总值1000亿元以上的目标有哪些").figures == (TOTAL,)
    assert ask("公园1000亿元以上的目标有哪些").figures == (TOTAL,)


def test_it_says_how_many_there_are_and_where():
    draft = ask("1亿元以上的指标有哪些")
    assert draft.text == "地区生产总值增长7.5%、突破4000亿元"
    assert draft.message == "按全文的数字逐一统计，符合条件的共 1 项。"
    assert (draft.whole, draft.in_scope) == (True, True)


def test_what_asks_for_no_list_or_sets_no_condition_is_left_to_the_search():
    assert ask("力争新增多少个项目") is None
    assert ask("目标有哪些") is None
