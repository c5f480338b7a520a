"""The parts of the loss against their formulas, for logits that are given."""

import math

import pytest
import torch

from corpus import Span
from eval.learn.cross_encoder.loss import losses, total
from eval.learn.cross_encoder.model import Logits
from eval.learn.cross_encoder.steps import Row, Step
from index.cross_encoder import Pair

PAIR = Pair((0, 5, 2, 2, 6, 7, 2), (Span(4, 5), Span(5, 6)), (Span(5, 6),))
CLAIM = Pair((0, 5, 2, 2, 6, 7), (Span(4, 6),), ())


def saying(answers, figure=(), settles=()):
    """Return a model that says this of every batch."""
    logits = Logits(torch.tensor(answers), torch.tensor(figure), torch.tensor(settles).view(-1, 3))
    return lambda batch: logits


def parts(model, rows, answerable):
    return {name: part.item() for name, part in losses(model, Step(rows, answerable), bf16=False).items()}


def softplus(value):
    return math.log1p(math.exp(value))


def test_an_answer_is_drawn_above_the_other_clauses_and_none():
    said = parts(saying([2.0, 1.0], [0.5], [0.0] * 3), (Row(PAIR, 0, (1, 0), (1,)),), (True,))
    every = math.log(math.exp(2) + math.exp(1) + 1)
    assert said["null"] == pytest.approx(every - 2)
    assert said["clauses"] == pytest.approx((softplus(-2) + softplus(1)) / 4)
    assert said["figures"] == pytest.approx(softplus(-0.5) / 4)
    assert said["settles"] == 0


def test_without_an_answer_none_is_drawn_up():
    said = parts(saying([2.0, 1.0], [0.5], [0.0] * 3), (Row(PAIR, 0, (0, 0), (0,)),), (False,))
    assert said["null"] == pytest.approx(math.log(math.exp(2) + math.exp(1) + 1))
    assert said["figures"] == pytest.approx(softplus(0.5) / 4)


def test_what_is_untaught_costs_nothing():
    said = parts(saying([2.0, 9.0], [5.0], [0.0] * 3), (Row(PAIR, 0, (1, -1), (-1,)),), (True,))
    assert said["null"] == pytest.approx(math.log(math.exp(2) + 1) - 2, abs=1e-6)
    assert said["clauses"] == pytest.approx(softplus(-2) / 4)
    assert said["figures"] == 0


def test_a_claim_costs_its_verdict_alone():
    said = parts(saying([3.0], [], [1.0, 2.0, 0.0]), (Row(CLAIM, None, (-1,), (), 1),), ())
    expected = math.log(math.exp(1) + math.exp(2) + 1) - 2
    assert said == pytest.approx({"null": 0, "clauses": 0, "figures": 0, "settles": expected})


def test_the_parts_add_up_by_their_weights():
    parts = {name: torch.tensor(1.0) for name in ("null", "clauses", "figures", "settles")}
    assert total(parts).item() == 3.0
