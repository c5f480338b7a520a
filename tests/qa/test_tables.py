"""A question is answered from a cell of a table, and a claim held against one."""

import pytest

from corpus import Metadata, read_report
from index import build
from index.snapshot import open_snapshot
from qa import Bot

TEXT = """甲乙市国民经济和社会发展统计公报
——2021年3月20日
一、综合
2020年全市实现地区生产总值812.5亿元。
2020年地区生产总值
单位：亿元
指标\t绝对数\t比上年增长（%）
交通运输、仓储，邮政业\t66.2\t8.4
旅游业\t48.5\t5.3
全市完成地方财政收入63亿元，其中税收收入40.3亿元。
主要产品产量
产品\t产量（万吨）\t增长（%）
白糖\t7.2\t-1.6
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        report = read_report(TEXT, "jiayi", Metadata(place="甲乙市", year=2020, kind="统计公报"))
        return Bot.over(open_snapshot(build([report], None, quiet=True)), None)


def test_a_cell_answers_and_its_row_is_shown(bot):
    answer = bot.ask("甲乙市2020年旅游业增加值多少")
    assert answer.answer == "旅游业\t48.5\t5.3"
    assert [(figure.text, figure.written, figure.year) for figure in answer.figures] == [("48.5", "48.5亿元", 2020)]
    assert answer.message == "见表“2020年地区生产总值”：旅游业增加值 48.5亿元。"
    assert [quote.text for quote in answer.quotes] == ["旅游业\t48.5\t5.3"]


def test_a_row_with_a_comma_in_its_heading_is_shown_whole(bot):
    assert bot.ask("2020年邮政业增加值多少").answer == "交通运输、仓储，邮政业\t66.2\t8.4"


def test_another_column_answers_how_fast(bot):
    assert [figure.text for figure in bot.ask("白糖产量增长多少").figures] == ["-1.6"]


def test_prose_below_a_table_answers_by_itself(bot):
    assert bot.ask("2020年地方财政收入多少").answer == "全市完成地方财政收入63亿元"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [("2020年旅游业增加值48.5亿元。", "supported"), ("2020年旅游业增加值58.5亿元。", "contradicted")],
)
def test_claims_are_held_against_cells(bot, claim, verdict):
    check = bot.check(claim)
    assert check.verdict == verdict
    assert "48.5亿元" in check.claims[0].reason or verdict == "supported"
