import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from eval.learn.fitting import L2, RankingExample, deal, fit_logistic, fit_ranking, folds_of, held_out
from qa.linear import Linear

NAMES = ("noise", "telling", "more_noise")
GROUPS = st.lists(st.sampled_from("abcdef"), min_size=2, max_size=20)


def ranking(seed):
    """Twenty candidates, of which the one with the highest second feature is right."""
    rows = np.random.default_rng(seed).standard_normal((20, 3))
    right = np.zeros(20, bool)
    right[int(rows[:, 1].argmax())] = True
    return RankingExample(rows, right)


def test_ranking_finds_the_feature_that_decides():
    weights = fit_ranking(NAMES, [ranking(seed) for seed in range(60)]).weights
    assert list(weights) == list(NAMES)
    assert weights["telling"] > 5 * max(abs(weights["noise"]), abs(weights["more_noise"]))


def test_ranking_is_fitted_where_the_likelihood_does_not_rise():
    examples = [ranking(seed) for seed in range(20)]
    best = fit_ranking(NAMES, examples).vector()

    def loss(weights):
        odds = [np.exp(example.rows @ weights) for example in examples]
        right = [np.log(o[e.right].sum() / o.sum()) for o, e in zip(odds, examples, strict=True)]
        return L2 * weights @ weights - np.mean(right)

    assert all(loss(best) <= loss(best + step) for step in np.vstack([np.eye(3), -np.eye(3)]) * 0.01)


def test_an_example_with_nothing_right_teaches_nothing():
    examples = [ranking(seed) for seed in range(5)]
    nothing = RankingExample(np.ones((4, 3)), np.zeros(4, bool))
    assert fit_ranking(NAMES, [*examples, nothing]) == fit_ranking(NAMES, examples)


def test_an_example_says_how_a_model_ranks_it():
    example = RankingExample(np.array([[3.0], [2.0], [1.0]]), np.array([False, True, True]))
    assert [example.rank(Linear({"a": weight})) for weight in (1.0, -1.0, 0.0)] == [2, 1, 1]
    assert [example.first_is_right(Linear({"a": weight})) for weight in (1.0, -1.0, 0.0)] == [False, True, False]


def test_logistic_weights_are_of_the_features_as_they_are():
    rows = np.zeros((200, 2))
    rows[:, 1] = np.arange(200) * 50.0
    model = fit_logistic(("nothing", "number"), rows, np.arange(200) >= 100, 0.1, standardised=True)
    assert model.weights["nothing"] == 0
    assert model.probabilities(rows)[[0, 199]].round().tolist() == [0, 1]
    assert abs(model.probabilities(rows)[[99, 100]].mean() - 0.5) < 1e-6


def test_logistic_agrees_with_scikit_learn():
    random = np.random.default_rng(5)
    rows, labels = random.standard_normal((80, 3)) * [1, 10, 0.1], random.random(80) < 0.4
    theirs = LogisticRegression(C=2.0).fit(rows, labels).predict_proba(rows)[:, 1]
    assert fit_logistic(NAMES, rows, labels, 2.0).probabilities(rows) == pytest.approx(theirs)
    standard = (rows - rows.mean(axis=0)) / rows.std(axis=0)
    theirs = LogisticRegression(C=2.0).fit(standard, labels).predict_proba(standard)[:, 1]
    assert fit_logistic(NAMES, rows, labels, 2.0, standardised=True).probabilities(rows) == pytest.approx(theirs)


def test_groups_are_dealt_in_their_order_or_shuffled():
    assert [fold.held.tolist() for fold in deal(["b", "a", "c", "b"], 2)] == [[1, 2], [0, 3]]
    assert [fold.held.tolist() for fold in deal(range(5), 2, seed=0)] == [[1, 2, 3], [0, 4]]


def test_a_splitter_of_scikit_learn_gives_the_same_folds():
    folds = folds_of(GroupKFold(2).split([0] * 4, groups=["a", "a", "b", "c"]))
    assert [(fold.number, fold.others.tolist(), fold.held.tolist()) for fold in folds] == [
        (0, [2, 3], [0, 1]),
        (1, [0, 1], [2, 3]),
    ]


@given(GROUPS, st.integers(1, 8), st.none() | st.integers(0, 9))
def test_every_item_is_measured_once_by_what_saw_nothing_of_its_group(groups, count, seed):
    folds = deal(groups, count, seed)
    seen = held_out(folds, lambda fold: {groups[i] for i in fold.others}, lambda model, i: (i, groups[i] in model))
    assert seen == [(i, False) for i in range(len(groups))]
