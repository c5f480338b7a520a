"""What came of promises, over small reports of one place and two years."""

import pytest

from tests.qa.comparing.test_comparison import bot, snapshot  # noqa: F401  (fixtures)


def told(answer):
    return answer.verdict, [(figure.report, figure.text) for figure in answer.figures], answer.message


@pytest.mark.parametrize(
    "question",
    [
        "四川2025年地区生产总值增长目标完成了没有",
        "四川2025年年初定的地区生产总值增长目标，后来怎么样",
        "四川说2025年地区生产总值要增长5.5%，说话算数吗",
        "四川2025年地区生产总值增长达标了吗",
        "Did Sichuan reach its 2025 地区生产总值增长 target?",
    ],
)
def test_a_goal_stands_beside_its_result_of_the_next_report(bot, question):  # noqa: F811
    assert told(bot.ask(question)) == (
        "met",
        [("sc-2025", "5.5%"), ("sc-2026", "5.4%")],
        "四川省2025年目标：5.5%左右；实际：5.4%。已达到目标。",
    )


def test_without_a_year_the_last_one_that_is_reviewed_is_meant(bot):  # noqa: F811
    assert bot.ask("四川的地区生产总值增长目标完成了没有").message.startswith("四川省2025年目标：5.5%左右")


def test_a_goal_without_a_result_is_met_by_nothing(bot):  # noqa: F811
    assert told(bot.ask("四川2025年新建公园的目标完成了没有")) == (
        "not_found",
        [("sc-2025", "30个")],
        "四川省2025年目标：30个；下一年的报告没有给出实际结果，不能说有没有达到。",
    )


def test_a_year_that_no_report_reviews_is_refused(bot):  # noqa: F811
    answer = bot.ask("四川2026年地区生产总值增长目标完成了没有")
    assert (answer.answered, answer.reason) == (False, "other_year")
    assert answer.message == "2026年的结果要看四川省2027年的报告，现在没有这份报告。"


def test_the_goals_of_one_verdict_are_listed(bot):  # noqa: F811
    verdict, figures, message = told(bot.ask("四川2025年有哪些目标完成了吗"))
    assert (verdict, figures) == ("met", [("sc-2025", "5.5%"), ("sc-2026", "5.4%")])
    assert message == "四川省2025年达到的目标找到 1 项：地区生产总值增长：目标：5.5%左右；实际：5.4%。已达到目标。"


def test_where_no_goal_was_missed_no_other_is_named(bot):  # noqa: F811
    assert bot.ask("四川2025年有哪些目标没完成").verdict is None
