"""Ranks by hand, and beside ir-measures."""

import ir_measures
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import Measure
from eval.scores.ranks import RankQuality, best_rank, retrieval_values

RANKS = st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=9)


class Ranked:
    """A question whose relevant passages are those with a grade."""

    def __init__(self, grades, unfound=()):
        self.grades, self.unfound = tuple(grades), tuple(unfound)


def test_ranks_sum_up_to_shares_and_a_mean_reciprocal():
    assert RankQuality.of([1, 2, 10]) == RankQuality(1 / 3, 2 / 3, (1 + 1 / 2 + 1 / 10) / 3)
    assert RankQuality.of([None, 6]) == RankQuality(0.0, 0.0, 1 / 12)


@given(RANKS)
def test_quality_of_ranks_is_that_of_the_measures(ranks):
    rankings = [Ranked([0] * 12 if rank is None else [int(place == rank) for place in range(1, 13)]) for rank in ranks]
    means = [np.mean(retrieval_values(Measure(name, k), rankings)) for name, k in (("R", 1), ("R", 5), ("MRR", 12))]
    quality = RankQuality.of(ranks)
    assert [quality.first, quality.in_five, quality.reciprocal] == pytest.approx(means)


def test_the_best_of_the_right_ones_counts_and_equals_are_not_ahead():
    right = np.array([False, True, True])
    assert [best_rank(np.array(scores), right) for scores in ([3.0, 2.0, 1.0], [3.0, 1.0, 3.0], [0.0, 0.0, 0.0])] == [
        2,
        1,
        1,
    ]


def test_a_question_without_any_relevant_passage_gets_nothing():
    assert retrieval_values(Measure("R", 5), [Ranked([0, 1]), Ranked([0, 0]), Ranked([])]) == [1.0, 0.0, 0.0]


def test_what_was_not_returned_lowers_the_gain():
    (all_found, half_found) = retrieval_values(Measure("nDCG", 10), [Ranked([2]), Ranked([2], [("r:9", 2)])])
    assert (all_found, half_found) == pytest.approx((1.0, 2 / (2 + 2 / np.log2(3))))


def test_values_agree_with_ir_measures_on_random_rankings():
    random = np.random.default_rng(7)
    rankings, qrels, run = [], [], []
    for number in range(40):
        relevant = {f"r:{n}": 1 for n in random.choice(20, size=random.integers(1, 5), replace=False)}
        order = [f"r:{n}" for n in random.permutation(20)[: random.integers(0, 15)]]
        unfound = [(name, 1) for name in relevant if name not in order]
        rankings.append(Ranked([int(name in relevant) for name in order], unfound))
        qrels += [ir_measures.Qrel(str(number), name, 1) for name in relevant]
        run += [ir_measures.ScoredDoc(str(number), name, -float(rank)) for rank, name in enumerate(order)]
    pairs = {"R@1": "Success@1", "R@5": "Success@5", "MRR@10": "RR@10", "nDCG@10": "nDCG@10"}
    theirs = ir_measures.calc_aggregate(map(ir_measures.parse_measure, pairs.values()), qrels, run)
    for ours, name in pairs.items():
        values = retrieval_values(Measure.parse(ours), rankings)
        assert np.mean(values) == pytest.approx(theirs[ir_measures.parse_measure(name)], abs=1e-9)
