import numpy as np

from index.grains import Span
from index.signals import Grain


def test_best_is_the_highest_span_of_each_passage():
    grain = Grain((Span(0, 0, 1), Span(0, 1, 2), Span(2, 0, 1)), ("", "", ""), np.array([0, 0, 2]))
    assert grain.best(np.array([0.25, 0.75, 0.5], np.float32), 3).tolist() == [0.75, 0, 0.5]


def test_a_passage_without_a_span_gets_the_lowest_score():
    grain = Grain((Span(1, 0, 1),), ("",), np.array([1]))
    assert grain.best(np.array([-0.5], np.float32), 2).tolist() == [-0.5, -0.5]
