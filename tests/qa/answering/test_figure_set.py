from dataclasses import replace

import numpy as np
import pytest

from qa.answering.close_reading import UNREAD, CloseReading
from qa.answering.figure_features import figure_candidates
from qa.answering.figure_set import (
    MOST,
    NEXT_FEATURES,
    READ_FEATURES,
    FollowingFigures,
    after_reading,
    extend,
    next_features,
    reading_of,
)
from tests.qa.asking import about
from tests.qa.hits import figure, hit

TEXT = "建成电梯40部、车位300个，投资5亿元。增长6%。"
LIFTS, SPOTS, MONEY, GROWTH = (
    figure(TEXT, "40部", "部", "建成电梯"),
    figure(TEXT, "300个", "个", "建成车位"),
    figure(TEXT, "5亿元", "元", "投资"),
    figure(TEXT, "6%", "%", "增长", year=2025, tense="target"),
)
CANDIDATES = figure_candidates([hit(TEXT, LIFTS, SPOTS, MONEY, GROWTH)])
BOTH = about("电梯和车位各建成多少", "电梯和车位 建成")
ONE = about("建成电梯多少部", "建成电梯")
SCORES = np.array([5.0, 4.0, -9.0, 2.0])


def weights(**named):
    return FollowingFigures(np.array([named.get(name, 0.0) for name in NEXT_FEATURES]))


def beside(question, chosen):
    rows = next_features(question, CANDIDATES, SCORES, chosen)
    return [dict(zip(NEXT_FEATURES, row, strict=True)) for row in rows.tolist()]


def column(question, chosen, name):
    return [row[name] for row in beside(question, chosen)]


def test_a_neighbour_of_the_first_figure_brings_the_words_that_it_lacks():
    assert beside(BOTH, [0])[1] == {
        "another": 1.0,
        "asks_more": 1.0,
        "dealt": 1.0,
        "behind": -1.0,
        "same_clause": 1.0,
        "same_sentence": 1.0,
        "neighbour": 1.0,
        "new_words": 1 / 5,
        "new_part": 1 / 3,
        "new_unit": 0.0,
        "same_nature": 1.0,
        "other_time": 0.0,
        "more_in_sentence": 1.0,
        "joined_in_sentence": 1 / 5,
    }


def test_sentence_clause_neighbour_and_time_are_told_apart():
    assert column(BOTH, [0], "same_clause") == [1.0, 1.0, 0.0, 0.0]
    assert column(BOTH, [0], "same_sentence") == [1.0, 1.0, 1.0, 0.0]
    assert column(BOTH, [0], "neighbour") == [0.0, 1.0, 0.0, 0.0]
    assert column(BOTH, [0], "other_time") == [0.0, 0.0, 0.0, 1.0]


def test_what_is_far_behind_counts_no_further():
    assert column(BOTH, [0], "behind") == [0.0, -1.0, -8.0, -3.0]


def test_no_more_is_asked_for_once_as_many_are_chosen():
    assert column(ONE, [0], "asks_more") == [0.0] * 4
    assert column(BOTH, [0, 1], "asks_more") == column(BOTH, [0, 1], "dealt") == [0.0] * 4


def test_a_unit_that_is_asked_for_is_new_until_it_is_chosen():
    both = about("建成电梯多少部，投资多少亿元", "建成电梯 投资")
    assert column(both, [0], "new_unit")[2] == 1.0
    assert column(both, [2], "new_unit")[2] == 0.0


@pytest.mark.parametrize(
    ("named", "chosen"),
    [({"another": -1.0}, [0]), ({}, [0]), ({"neighbour": 1.0}, [0, 1, 2, 3]), ({"same_clause": 1.0}, [0, 1])],
)
def test_figures_are_added_while_the_next_is_worth_more_than_stopping(named, chosen):
    assert extend(BOTH, CANDIDATES, SCORES, weights(**named)) == chosen


def test_the_best_comes_first_wherever_it_stands():
    assert extend(ONE, CANDIDATES, -SCORES, weights(another=-1.0)) == [2]


def test_never_more_than_anybody_asks_for():
    many = [replace(candidate, order=order) for order, candidate in enumerate(CANDIDATES * 2)]
    assert len(extend(BOTH, many, np.zeros(8), weights(another=1.0))) == MOST


def test_a_difference_is_of_two_though_the_second_be_unlikely():
    difference = about("电梯和车位哪个多", "电梯和车位")
    assert difference.wants.computes == "difference"
    assert extend(difference, CANDIDATES, SCORES, weights(another=-7.0)) == [0, 1]
    assert extend(difference, CANDIDATES, SCORES, weights(another=-8.0)) == [0]


def test_what_the_cross_encoder_says_of_figures_stands_beside_their_scores():
    reading = CloseReading((), {LIFTS.id: (3.0, 6.0), SPOTS.id: (-3.0, 0.0)})
    said = reading_of(reading, CANDIDATES)
    assert said.tolist() == [[3.0, 6.0], [-3.0, 0.0], [UNREAD, UNREAD], [UNREAD, UNREAD]]
    rows = after_reading(SCORES[:, None], said, said[0])
    assert [dict(zip(("score", *READ_FEATURES), row, strict=True)) for row in rows[:2].tolist()] == [
        {"score": 5.0, "read_figure": 1.0, "read_clause": 2.0, "read_figure_below": 0.0, "read_clause_below": 0.0},
        {"score": 4.0, "read_figure": -1.0, "read_clause": 0.0, "read_figure_below": -2.0, "read_clause_below": -2.0},
    ]


def test_another_figure_is_given_where_the_reading_says_that_it_is_asked_for():
    said = np.array([[3.0, 3.0], [3.0, 3.0], [-9.0, -9.0], [-9.0, -9.0]])
    figure = np.array([float(name == "read_figure") for name in (*NEXT_FEATURES, *READ_FEATURES)])
    assert extend(BOTH, CANDIDATES, SCORES, FollowingFigures(figure, said)) == [0, 1]
    assert extend(BOTH, CANDIDATES, SCORES, FollowingFigures(figure, -said)) == [0, 2, 3]
