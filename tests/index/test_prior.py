from corpus import Paragraph
from index.prior import Prior, prior_scores


def paragraph(report, heading):
    return Paragraph(report, 1, (heading,), "", "", (), 0)


def test_each_passage_is_worth_what_its_part_is():
    passages = [paragraph("a", "一、2024年工作回顾"), paragraph("a", "二、重点工作"), paragraph("b", "二、重点工作")]
    assert prior_scores(passages, {"a": Prior(plan=-1, review=-2)}).tolist() == [-2, -1, 0]


def test_a_heading_of_neither_part_is_worth_the_better_of_both():
    assert Prior(plan=-1, review=-2).of(paragraph("a", "名词解释")) == -1
