import pytest

from corpus import Figure, Paragraph, Span
from corpus.text.spans import clauses
from index import Clause, FigureMatch, Hit
from qa.answering.figure_choice import load_figure_weights, score_figures
from qa.answering.figure_features import FEATURES, figure_candidates, figure_features
from qa.question.scope import Scope
from tests.qa.asking import about

WEIGHTS = load_figure_weights()
PLAN = Scope((), years=(2025,), tense="target")


def figure(text, number, unit, indicator, **more):
    start = text.index(number)
    rest = {"kind": "level", "tense": "actual", "year": 2024, **more}
    return Figure(
        id=f"r:1:{start}-{start + len(number)}",
        report="r",
        paragraph=1,
        start=start,
        end=start + len(number),
        text=number,
        value=1.0,
        value_max=None,
        unit=unit,
        comparator="=",
        indicator=indicator,
        modality="",
        **rest,
    )


def hit(text, *figures, score=0.0):
    passage = Paragraph("r", 1, (), "", text, (Span(0, len(text)),), 0)
    found = tuple(Clause(span.start, span.end, score) for span in clauses(text))
    return Hit(passage, score, 0.5, 0.0, found, tuple(FigureMatch(each, 0.0) for each in figures))


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


@pytest.mark.parametrize(("years", "start"), [((2015,), 0.0), ((2020,), 1.0), ((), 1.0)])
def test_what_a_change_starts_from_is_no_lesser_answer_where_its_year_is_asked_for(years, start):
    text = "茶叶产量由“十二五”末的6吨增加到9吨。"
    first = figure(text, "6吨", "吨", "茶叶产量", year=2015)
    hits = [hit(text, first)]
    rows = figure_features(about("茶叶产量", "茶叶产量"), hits, Scope((), years=years), figure_candidates(hits))
    assert rows[0, FEATURES.index("start")] == start


def test_features_say_what_fits_and_what_does_not():
    text = "比例由97%提高到98%。"
    start, end = figure(text, "97%", "%", "比例", kind="share"), figure(text, "98%", "%", "比例", kind="share")
    found = figure_candidates([hit(text, start, end)])
    rows = figure_features(about("占比多少", "比例"), [hit(text, start, end)], PLAN, found)
    assert [dict(zip(FEATURES, row, strict=True)) for row in rows.tolist()] == [
        {
            "clause": 0.0,
            "passage": 0.0,
            "similarity": 0.0,
            "indicator_named": 1.0,
            "question_named": 1.0,
            "unit": 1.0,
            "year": 0.0,
            "other_year": 1.0,
            "tense": -1.0,
            "kind": 1.0,
            "start": starts,
            "given": 0.0,
        }
        for starts in (1.0, 0.0)
    ]


def test_passages_without_figures_have_none_to_choose():
    assert score_figures(about("多少", "多少"), [hit("加快建设。")], Scope(()), WEIGHTS) == []


def test_a_price_for_each_unit_is_money():
    text = "工商业电价为5元/月。"
    found = figure_candidates([hit(text, figure(text, "5元/月", "元/月", "工商业电价"))])
    row = figure_features(about("电价多少钱", "电价"), [hit(text)], Scope(()), found)[0]
    assert row[FEATURES.index("unit")] == 1.0
