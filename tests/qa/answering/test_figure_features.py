import pytest

from qa.answering.figure_features import FEATURES, PASSAGES, figure_candidates, figure_features, fits, nature
from qa.question.scope import Scope
from tests.qa.asking import about
from tests.qa.hits import figure, hit

PLAN = Scope((), years=(2025,), tense="target")


def features(question, *hits, scope=PLAN):
    rows = figure_features(question, hits, scope, figure_candidates(hits))
    return [dict(zip(FEATURES, row, strict=True)) for row in rows.tolist()]


def unit_of(text, unit):
    """Return how the unit of a figure fits a question."""
    passage = "机场建成5。"
    return features(about(text, "机场"), hit(passage, figure(passage, "5", unit, "机场")))[0]["unit"]


def test_features_say_what_fits_and_what_does_not():
    text = "比例由97%提高到98%。"
    start, end = (figure(text, number, "%", "比例", kind="share") for number in ("97%", "98%"))
    fitting = {
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
        "given": 0.0,
    }
    rows = features(about("占比多少", "比例"), hit(text, start, end))
    assert rows == [fitting | {"start": 1.0}, fitting | {"start": 0.0}]


def test_a_figure_is_measured_against_the_best_passage_clause_and_similarity():
    texts = ("产值5亿元。", "投资6亿元，产值7亿元。")
    near = hit(texts[0], figure(texts[0], "5亿元", "元", "产值"), score=3.0, similarity=0.9)
    far = hit(texts[1], figure(texts[1], "7亿元", "元", "产值"), score=1.0, clause_scores=[4.0, 2.0], similarity=0.7)
    first, second = features(about("产值多少", "产值"), near, far)
    assert [first[name] for name in ("clause", "passage", "similarity")] == [-1.0, 0.0, 0.0]
    assert [second[name] for name in ("clause", "passage", "similarity")] == pytest.approx([-2.0, -2.0, -2.0])


def test_a_figure_of_the_year_and_tense_asked_for_is_told_from_others_and_without_a_year_says_neither():
    text = "产值5元。"
    years = ((2025, "target"), (2024, "actual"), (None, "target"))
    rows = [
        features(about("产值", "产值"), hit(text, figure(text, "5元", "元", "产值", year=year, tense=tense)))[0]
        for year, tense in years
    ]
    assert [(row["year"], row["other_year"], row["tense"]) for row in rows] == [
        (1.0, 0.0, 1.0),
        (0.0, 1.0, -1.0),
        (0.0, 0.0, 1.0),
    ]


def test_a_number_that_the_question_states_while_it_asks_for_another_is_given():
    text = "建成300个车位，投资5亿元。"
    spots = figure(text, "300个", "个", "车位", value=300.0)
    rows = features(about("建成300个车位投资多少钱", "车位投资"), hit(text, spots, figure(text, "5亿元", "元", "投资")))
    assert [row["given"] for row in rows] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("text", "unit", "fit"),
    [
        ("机场投资多少钱", "元", 1.0),
        ("机场电价多少钱", "元/月", 1.0),
        ("机场投资多少钱", "个", -1.0),
        ("机场建成多少个", "座", 0.0),
        ("机场建成多少个", "元", -1.0),
        ("机场建成几座", "家", 0.0),
        ("机场规划", "元", 0.0),
    ],
)
def test_a_unit_fits_does_not_or_may(text, unit, fit):
    assert unit_of(text, unit) == fit


def test_the_figures_of_the_first_passages_are_candidates_with_their_place():
    text = "种树。投资5亿元，建成6个。"
    five, six = figure(text, "5亿元", "元", "投资"), figure(text, "6个", "个", "建成")
    candidates = figure_candidates([hit("修路。"), *[hit(text, five, six)] * PASSAGES])
    assert len(candidates) == 2 * (PASSAGES - 1)
    first, second = candidates[:2]
    assert (first.figure, first.rank, first.order, first.place, first.clause) == (five, 1, 0, (1, 3), "投资5亿元")
    assert (second.figure, second.rank, second.order, second.place, second.clause) == (six, 1, 1, (1, 3), "建成6个")


def test_passages_without_figures_have_no_rows():
    assert figure_features(about("多少", "多少"), [hit("修路。")], PLAN, []).shape == (0, len(FEATURES))


@pytest.mark.parametrize(
    ("measured", "kind"),
    [
        ("个", "count"),
        ("公里", "count"),
        ("people", "people"),
        ("yuan/month", "yuan/month"),
        ("", "rate"),
        ("share", "rate"),
    ],
)
def test_classifiers_count_and_shares_are_rates(measured, kind):
    assert nature(measured) == kind


@pytest.mark.parametrize(
    ("wanted", "measured", "fit"),
    [
        ({"yuan"}, "yuan/month", True),
        ({"points"}, "share", True),
        ({"yuan"}, "usd", False),
        (set(), "yuan", False),
        ({"area", "yuan"}, "area", True),
    ],
)
def test_a_dimension_fits_those_asked_for(wanted, measured, fit):
    assert fits(wanted, measured) is fit


@pytest.mark.parametrize(("years", "start"), [((2015,), 0.0), ((2020,), 1.0), ((), 1.0)])
def test_what_a_change_starts_from_is_no_lesser_answer_where_its_year_is_asked_for(years, start):
    text = "茶叶产量由“十二五”末的6吨增加到9吨。"
    first = figure(text, "6吨", "吨", "茶叶产量", year=2015)
    hits = [hit(text, first)]
    rows = figure_features(about("茶叶产量", "茶叶产量"), hits, Scope((), years=years), figure_candidates(hits))
    assert rows[0, FEATURES.index("start")] == start
