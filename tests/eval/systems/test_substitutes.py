from __future__ import annotations

import importlib
import inspect

import pytest

import index.query
from eval.systems import substitutes
from eval.systems.names import PARTS
from eval.systems.substitutes import substituted
from index import read_question

SUBSTITUTED = [(target, name) for part in PARTS.values() for target, name in part.substitutes.items()]


@pytest.mark.parametrize(("target", "name"), SUBSTITUTED)
def test_substitute_takes_what_the_function_takes_in_whose_place_it_stands(target, name):
    module, _, function = target.rpartition(".")
    replaced = inspect.signature(getattr(importlib.import_module(module), function))
    parameters = inspect.signature(getattr(substitutes, name)).parameters
    assert list(parameters) == [name for name in replaced.parameters if name not in ("path", "weights")]


def test_function_is_back_when_the_block_is_left():
    before = index.query.load_synonyms
    with substituted(PARTS["synonyms"].substitutes):
        assert read_question("新增多少个工作岗位？").synonyms == ""
    assert index.query.load_synonyms is before
    assert read_question("新增多少个工作岗位？").synonyms == "就业 新增就业"


def test_judge_of_one_cosine_answers_from_its_bound_on():
    judge = substitutes.similarity_alone("hybrid")
    weights = {name: weight for name, weight in judge.answerable_model.weights.items() if weight}
    assert (weights, judge.answerable_model.intercept, judge.threshold) == ({"coverage.similarity": 1.0}, -0.57, 0.5)


def test_figure_choice_off_takes_the_best_clause_and_no_second_figure():
    assert substitutes.first_of_best_clause("first").tolist() == [1.0, *[0.0] * 11]
    assert not substitutes.first_of_best_clause("next").any()
