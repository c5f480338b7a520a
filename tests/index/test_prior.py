import numpy as np

from corpus import Paragraph
from index.prior import PassageParts, Prior


def paragraph(report, heading):
    return Paragraph(report, 1, (heading,), "", "", (), 0)


PASSAGES = [
    paragraph("a", "一、2024年工作回顾"),
    paragraph("a", "二、重点工作"),
    paragraph("a", "名词解释"),
    paragraph("b", "二、重点工作"),
]


def test_each_passage_is_worth_what_its_part_is_and_under_a_heading_of_neither_the_better_of_both():
    priors = {"a": Prior(plan=-1, review=-2)}
    assert PassageParts.of(PASSAGES).scores(np.array([0, 1, 2, 3]), priors).tolist() == [-2, -1, -1, 0]


def test_only_the_chosen_passages_are_scored():
    assert PassageParts.of(PASSAGES).scores(np.array([0, 3]), {"b": Prior(plan=-1)}).tolist() == [0, -1]
