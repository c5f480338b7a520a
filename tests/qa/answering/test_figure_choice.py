import pytest

from qa.answering.figure_choice import load_figure_weights, score_figures
from qa.question.scope import Scope
from tests.qa.asking import about
from tests.qa.hits import figure, hit

WEIGHTS = load_figure_weights()
PLAN = Scope((), years=(2025,), tense="target")


HOMES = "建成电梯40部、车位300个，投资5亿元。"
HOMES_HIT = hit(
    HOMES,
    figure(HOMES, "40部", "部", "建成电梯", kind="increment"),
    figure(HOMES, "300个", "个", "建成车位", kind="increment"),
    figure(HOMES, "5亿元", "元", "投资"),
)


@pytest.mark.parametrize(
    ("text", "topic", "chosen"),
    [
        ("建成电梯多少部", "建成电梯", ["40部"]),
        ("投资多少钱", "投资", ["5亿元"]),
        ("建成的300个车位投资多少钱", "建成 300个车位投资", ["5亿元"]),
        ("电梯和车位各建成多少", "电梯和车位 建成", ["40部", "300个"]),
        ("电梯建成多少部，投资多少亿元", "电梯建成 投资", ["40部", "5亿元"]),
    ],
)
def test_as_many_figures_are_chosen_as_are_asked_for(text, topic, chosen):
    scored = score_figures(about(text, topic), [HOMES_HIT], Scope(()), WEIGHTS)
    assert sorted(figure.figure.text for figure in scored if figure.chosen) == sorted(chosen)


def test_the_year_and_the_tense_that_are_asked_for_decide_between_equals():
    text = "产值增长5%，今年产值增长6%。"
    past = figure(text, "5%", "%", "产值增长", kind="growth")
    plan = figure(text, "6%", "%", "产值增长", kind="growth", tense="target", year=2025)
    scored = score_figures(about("产值目标增长多少", "产值增长"), [hit(text, past, plan)], PLAN, WEIGHTS)
    assert [figure.figure for figure in scored if figure.chosen] == [plan]


@pytest.mark.parametrize(
    ("question", "chosen"),
    [("入园率提高了几个百分点", "6个百分点"), ("入园率提高到多少", "91%"), ("入园率是多少", "91%")],
)
def test_a_change_that_is_asked_for_is_not_answered_by_a_rate_that_stands(question, chosen):
    text = "学前教育入园率达到91%，提高6个百分点。"
    standing = figure(text, "91%", "%", "学前教育入园率", kind="share")
    change = figure(text, "6个百分点", "个百分点", "学前教育入园率提高", kind="growth")
    scored = score_figures(about(question, "入园率"), [hit(text, standing, change)], Scope(()), WEIGHTS)
    assert scored[0].figure.text == chosen


def test_passages_without_figures_have_none_to_choose():
    assert score_figures(about("多少", "多少"), [hit("加快建设。")], Scope(()), WEIGHTS) == []
