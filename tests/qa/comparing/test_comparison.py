"""Comparisons over small reports of two places and two years."""

from dataclasses import replace

import pytest

from corpus import Metadata, read_report
from corpus.text.levels import level_of
from index import build
from index.snapshot import open_snapshot
from qa import UnknownPlaceError
from qa.answering.figure_choice import ScoredFigure
from qa.comparing.alignment import ComparedSide
from qa.comparing.comparison import bound_conclusion, conclusion, in_order, interleaved
from tests.fake_encoder import BigramEncoder
from tests.qa.comparing.test_alignment import hit, side
from tests.qa.fake_bot import GROWTH, TOTAL
from tests.qa.test_bot import judged

TEXT = """{place}政府工作报告
一、{last}年工作回顾
全年地区生产总值增长{done}%，粮食产量{grain}亿斤。
二、{year}年目标任务
地区生产总值增长{goal}%左右，新建公园{parks}个，工业投资增长9%。
"""


def report(name, place, year, **numbers):
    text = TEXT.format(place=place, year=year, last=year - 1, **numbers)
    return read_report(text, name, Metadata(place=place, level=level_of(place), year=year))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [
            report("sc-2025", "四川省", 2025, done=5.7, goal=5.5, grain=710, parks=30),
            report("sc-2026", "四川省", 2026, done=5.4, goal=5.3, grain=720, parks=40),
            report("gd-2025", "广东省", 2025, done=3.5, goal=5, grain=250, parks=70),
        ]
        return open_snapshot(build(reports, BigramEncoder(), quiet=True))


@pytest.fixture(scope="module")
def bot(snapshot):
    return judged(snapshot, threshold=0.0)


def test_two_places_are_answered_by_a_figure_and_a_quote_each(bot):
    answer = bot.ask("四川和广东2025年地区生产总值增长目标哪个高")
    assert [(f.report, f.text) for f in answer.figures] == [("sc-2025", "5.5%"), ("gd-2025", "5%")]
    assert [quote.report for quote in answer.quotes] == ["sc-2025", "gd-2025"]
    assert answer.message == ("四川省2025年目标：5.5%左右；广东省2025年目标：5%左右。最高的是四川省，最低的是广东省。")


def test_a_place_without_a_report_is_named_beside_the_others(bot):
    answer = bot.ask("四川和江苏2025年地区生产总值增长目标哪个高")
    assert [(f.report, f.text) for f in answer.figures] == [("sc-2025", "5.5%")]
    assert answer.message == "四川省2025年目标：5.5%左右；江苏省2025年目标：没有这份报告。"


def test_a_year_that_is_planned_and_reviewed_is_compared_by_its_results(bot):
    answer = bot.ask("四川2024年和2025年地区生产总值增长多少")
    assert answer.message == "四川省2024年实际：5.7%；四川省2025年实际：5.4%。最高的是2024年，最低的是2025年。"


def test_each_year_is_read_as_its_own_words_say(bot):
    answer = bot.ask("四川地区生产总值2024年实际增长多少，2026年打算增长多少")
    assert answer.message == "四川省2024年实际：5.7%；四川省2026年目标：5.3%左右。最高的是2024年，最低的是2026年。"


def test_compare_lists_goals_and_results_of_every_year(bot):
    rows = bot.compare("地区生产总值增长", ["川"]).rows
    assert [(row.report, row.year, row.tense, row.figure.text) for row in rows] == [
        ("sc-2025", 2024, "actual", "5.7%"),
        ("sc-2025", 2025, "target", "5.5%"),
        ("sc-2026", 2025, "actual", "5.4%"),
        ("sc-2026", 2026, "target", "5.3%"),
    ]
    assert rows[0].quote.text == "全年地区生产总值增长5.7%，粮食产量710亿斤。"


def test_compare_of_one_year_and_kind(bot):
    rows = bot.compare("粮食产量", years=[2024], tense="actual").rows
    assert [(row.place, row.figure.text) for row in rows] == [("四川省", "710亿斤"), ("广东省", "250亿斤")]


def test_compare_over_a_place_without_a_report_names_what_there_is(bot):
    with pytest.raises(UnknownPlaceError, match="没有“江苏”的报告，现有：四川省2025、2026年，广东省2025年。"):
        bot.compare("GDP", ["江苏"])


def test_the_places_that_keep_a_bound_are_counted(bot):
    answer = bot.ask("2025年哪些省的地区生产总值增长目标在5.5%以上")
    assert [(f.report, f.text) for f in answer.figures] == [("sc-2025", "5.5%")]
    assert answer.message == "合乎条件的有 1 个：四川省2025年目标：5.5%左右。"


def test_where_no_place_keeps_a_bound_all_are_shown(bot):
    answer = bot.ask("2025年哪些省的地区生产总值增长目标在9%以上")
    assert [f.text for f in answer.figures] == ["5.5%", "5%"]
    assert answer.message == "没有合乎条件的；下面是各地的数字。"


def test_an_answer_stays_in_one_report(bot):
    answer = bot.ask("四川新建公园多少个")
    assert len({part.report for part in (*answer.figures, *answer.quotes)}) == 1
    assert len({passage.report for passage in answer.passages}) > 1


def test_the_highest_stands_first_and_those_without_a_figure_last():
    rows = [row("甲"), row("乙", GROWTH), row("丙", replace(GROWTH, text="8%", value=8.0))]
    assert [compared.side.place for compared in in_order(rows)] == ["丙", "乙", "甲"]


def test_all_that_share_an_end_are_named():
    rows = [row("甲", GROWTH), row("乙", GROWTH), row("丙", replace(GROWTH, text="8%", value=8.0))]
    assert conclusion(rows).endswith("最高的是丙，最低的是甲、乙。")


def test_two_places_and_a_number_are_a_side_each(bot):
    answer = bot.ask("四川和广东2025年地区生产总值增长目标")
    assert sorted(figure.report for figure in answer.figures) == ["gd-2025", "sc-2025"]


def test_a_comparison_is_refused_where_it_is_unlikely_and_its_indicator_unnamed(snapshot):
    bot = judged(snapshot, threshold=0.9)
    assert not bot.ask("四川和广东2025年离婚率哪个高").answered
    assert len(bot.ask("四川和广东2024年粮食产量哪个高").figures) == 2


def test_what_excludes_the_indicator_stands_beside_none(bot):
    texts = [
        {row.figure.text for row in bot.compare(indicator, tense="target").rows if row.figure}
        for indicator in ("固定资产投资增长", "工业投资增长")
    ]
    assert ("9%" in texts[0], texts[1]) == (False, {"9%"})


def row(place, figure=None, hits=(1,), rank=0):
    chosen = figure and ScoredFigure(figure, rank, 0.0)
    return ComparedSide(side(place), [hit("alpha-2023", number) for number in hits], chosen)


def test_equal_values_have_no_highest():
    assert conclusion([row("甲", GROWTH), row("乙", GROWTH)]) == "甲2023年目标：7.5%；乙2023年目标：7.5%。数值相同。"


def test_values_of_other_units_are_not_ranked():
    assert conclusion([row("甲", GROWTH), row("乙", TOTAL)]) == "甲2023年目标：7.5%；乙2023年目标：超过4000亿元。"


def test_a_side_without_a_figure_is_named_and_the_others_are_ranked():
    rows = [row("甲", GROWTH), row("乙"), row("丙", replace(GROWTH, text="8%", value=8.0))]
    assert conclusion(rows) == (
        "甲2023年目标：7.5%；乙2023年目标：报告没有给出；丙2023年目标：8%。最高的是丙，最低的是甲。"
    )


def test_no_side_that_keeps_the_bound_is_said_so():
    assert bound_conclusion([]) == "没有合乎条件的；下面是各地的数字。"


def test_passages_of_the_figures_come_first_then_the_sides_in_turn():
    rows = [row("甲", GROWTH, hits=(1, 2, 3), rank=2), row("乙", GROWTH, hits=(4, 5), rank=0)]
    assert [passage.passage.number for passage in interleaved(rows)] == [3, 4, 1, 2, 5]
