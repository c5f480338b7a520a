"""What a step costs: how far what the model says is from the marks.

null     softmax over the clauses of a question and "none of them": what answers should be likelier than all else
clauses  each clause by itself
figures  each figure by itself
settles  the verdict on a claim
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from eval.learn.cross_encoder.batches import batches
from eval.learn.cross_encoder.labels import ANSWERS, UNTAUGHT
from eval.learn.cross_encoder.model import LearningCrossEncoder
from eval.learn.cross_encoder.steps import Row, Step

# What each counts.
WEIGHTS: Mapping[str, float] = {"null": 1.0, "clauses": 1.0, "figures": 0.5, "settles": 0.5}
# Log-odds of a clause that is not taught, so that it counts nothing among the others.
_NOTHING = -30.0
# Segments of a question, about: the sums over clauses and figures are those of one segment.
_SEGMENTS = 4


def losses(model: LearningCrossEncoder, step: Step, bf16: bool) -> dict[str, Tensor]:
    """Return the parts of the loss of a step, each a scalar, by their names."""
    rows = list[Row]()
    answers, figures, settles = list[Tensor](), list[Tensor](), list[Tensor]()
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        for some, batch in batches(step.rows):
            logits = model(batch)
            rows += some
            answers.append(logits.answers)
            figures.append(logits.figure)
            settles.append(logits.settles)
    scores = torch.cat(answers).float()
    marks = torch.tensor([mark for row in rows for mark in row.clauses])
    owners = torch.tensor([-1 if row.question is None else row.question for row in rows for _ in row.clauses])
    figure_marks = torch.tensor([mark for row in rows for mark in row.figures])
    verdicts = torch.tensor([-1 if row.verdict is None else row.verdict for row in rows])
    count = max(len(step.answerable), 1)
    return {
        "null": _null(scores, marks, owners, step.answerable) / count,
        "clauses": _each(scores, marks) / count / _SEGMENTS,
        "figures": _each(torch.cat(figures).float(), figure_marks) / count / _SEGMENTS,
        "settles": _verdict(torch.cat(settles).float(), verdicts),
    }


def total(parts: Mapping[str, Tensor]) -> Tensor:
    """Return the weighted sum of the parts."""
    return torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()


def _null(scores: Tensor, marks: Tensor, owners: Tensor, answerable: tuple[bool, ...]) -> Tensor:
    """Sum over the questions -log P(an answer, or none) under a softmax in which none of them has log-odds 0.

    A question whose answers are all out of sight is not taught: neither is any clause, nor is "none".
    """
    taught = torch.where(marks == UNTAUGHT, torch.full_like(scores, _NOTHING), scores)
    sums = scores.new_zeros(())
    for number, has_answer in enumerate(answerable):
        own = owners == number
        right = own & (marks == ANSWERS)
        every = torch.logsumexp(functional.pad(taught[own], (0, 1)), 0)
        if right.any():
            sums = sums + every - torch.logsumexp(scores[right], 0)
        elif not has_answer:
            sums = sums + every
    return sums


def _each(scores: Tensor, marks: Tensor) -> Tensor:
    taught = marks != UNTAUGHT
    wanted = (marks[taught] == ANSWERS).float()
    return functional.binary_cross_entropy_with_logits(scores[taught], wanted, reduction="sum")


def _verdict(scores: Tensor, verdicts: Tensor) -> Tensor:
    claims = verdicts >= 0
    return functional.cross_entropy(scores[claims], verdicts[claims]) if claims.any() else scores.new_zeros(())
