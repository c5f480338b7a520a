import numpy as np
import pytest

from corpus import Figure
from qa.figure_choice import ScoredFigure, choose
from qa.question import parse


def figure(start):
    return Figure(
        f"r:1:{start}-{start + 2}", "r", 1, start, start + 2, "5个", 5, None, "个", "=", "", "level", "target", "", 2025
    )


SCORED = [ScoredFigure(figure(9), 0, 2.0), ScoredFigure(figure(1), 0, 1.0), ScoredFigure(figure(5), 1, 0.5)]


@pytest.mark.parametrize(("text", "starts"), [("多少个", [9]), ("各多少个", [1, 9])])
def test_as_many_figures_as_are_asked_for_in_the_order_of_the_text(text, starts):
    assert [chosen.start for chosen in choose(parse(text), SCORED)] == starts


def test_a_far_second_is_left_out():
    far = [SCORED[0], ScoredFigure(figure(1), 0, -np.inf)]
    assert [chosen.start for chosen in choose(parse("各多少个"), far)] == [9]
