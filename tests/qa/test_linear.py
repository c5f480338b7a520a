import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.linear import Linear, MissingWeightsError, WeightsFile

MODEL = Linear({"size": 2.0, "age": -1.0}, 0.5)
# JSON writes every finite number so that it reads back the same.
NUMBER = st.floats(-1e6, 1e6)


@pytest.fixture
def file(tmp_path):
    return WeightsFile(tmp_path / "weights.json", "python -m eval learn sizes")


def test_log_odds_are_the_intercept_and_the_weighted_features():
    assert MODEL.log_odds({"size": 1.5, "age": 4.0}) == -0.5
    assert MODEL.log_odds({}) == 0.5
    assert MODEL.log_odds_of(np.array([[1.5, 4.0], [0.0, 0.0]])).tolist() == [-0.5, 0.5]


def test_a_feature_that_the_model_does_not_know_is_a_defect():
    with pytest.raises(KeyError, match="weight"):
        MODEL.log_odds({"weight": 1.0})


def test_probability_is_the_logistic_function_of_the_log_odds():
    assert MODEL.probability({"age": 2.0}) == pytest.approx(1 / (1 + math.exp(1.5)), abs=1e-12)
    assert MODEL.probabilities(np.array([[0.0, 2.0], [1e9, 0.0], [-1e9, 0.0]])) == pytest.approx(
        [1 / (1 + math.exp(1.5)), 1.0, 0.0], abs=1e-12
    )


@given(st.lists(NUMBER, min_size=2, max_size=2))
def test_one_by_one_and_in_rows_are_the_same(values):
    features = dict(zip(MODEL.weights, values, strict=True))
    rows = np.array([values])
    assert MODEL.log_odds(features) == pytest.approx(MODEL.log_odds_of(rows)[0])
    assert MODEL.probability(features) == pytest.approx(MODEL.probabilities(rows)[0])


@given(st.dictionaries(st.text(max_size=3), NUMBER), NUMBER)
def test_storing_and_loading_are_inverse(tmp_path_factory, weights, intercept):
    file = WeightsFile(tmp_path_factory.mktemp("weights") / "weights.json", "make it")
    model = Linear(weights, intercept)
    file.store(model.record() | {"made": {"by": "hand"}}, "hybrid", "first")
    assert file.load("hybrid", "first") == model


def test_a_record_is_put_beside_the_others(file):
    file.store({"weights": {"a": 1.0}}, "hybrid")
    file.store({"weights": {"a": 2.0}, "made": {}}, "words")
    file.store({"weights": {"b": 3.0}}, "hybrid")
    assert file.path.read_text("utf-8") == (
        json.dumps({"hybrid": {"weights": {"b": 3.0}}, "words": {"weights": {"a": 2.0}, "made": {}}}, indent=2) + "\n"
    )


def test_weights_are_loaded_in_the_order_that_is_asked_for(file):
    file.store({"weights": {"age": -1, "size": 2}, "intercept": 1}, "x")
    assert list(file.load("x", names=("size", "age")).weights.items()) == [("size", 2.0), ("age", -1.0)]
    assert (file.load("x").intercept, file.record("x", "intercept")) == (1.0, 1)


def test_rounded_weights_have_four_digits_and_no_intercept_is_not_written():
    assert Linear({"a": 0.12345, "b": 1.0}).rounded().record() == {"weights": {"a": 0.1235, "b": 1.0}}
    assert Linear({"a": 0.12345}, 0.98765).rounded(3).record() == {"intercept": 0.9877, "weights": {"a": 0.123}}


@pytest.mark.parametrize(
    "text", ["", "{}", '{"hybrid": 1}', '{"hybrid": {"weights": {}}}', '{"hybrid": {"weights": {"a": null}}}']
)
def test_a_file_without_the_weights_says_what_to_run(file, text):
    file.path.write_text(text, "utf-8")
    with pytest.raises(
        MissingWeightsError, match=r"weights\.json holds no weights for hybrid .*; run `python -m eval learn sizes`"
    ):
        file.load("hybrid", names=("a",))


def test_a_file_that_is_not_there_says_what_to_run(file):
    with pytest.raises(
        MissingWeightsError, match=r"weights\.json holds no weights \(FileNotFoundError.*; run `python -m"
    ):
        file.record()
