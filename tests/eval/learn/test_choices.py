import json
from dataclasses import replace

import numpy as np
import pytest

from eval.learn.choices import figure_task, fit_clauses, fit_figures, held_out_quality
from eval.learn.setup import gold_searches
from qa.answering import clause_choice, figure_choice
from qa.answering.figure_features import FEATURES
from qa.answering.figure_set import NEXT_FEATURES, READ_FEATURES


@pytest.fixture(scope="module")
def searches(setup):
    return gold_searches(setup, "words")


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """Let both choices be stored in files of their own, beside what was learned of their readings."""
    for choice in (figure_choice, clause_choice):
        shipped = choice.WEIGHTS.path
        path = tmp_path / shipped.name
        path.write_bytes(shipped.read_bytes())
        monkeypatch.setattr(choice, "WEIGHTS", replace(choice.WEIGHTS, path=path))
    yield tmp_path
    figure_choice.load_figure_weights.cache_clear()
    clause_choice.load_clause_weights.cache_clear()


def test_figures_are_learned_from_questions_that_have_some(searches, scratch, capsys):
    fit_figures(searches)
    record = json.loads(figure_choice.WEIGHTS.path.read_text("utf-8"))
    assert {name: tuple(part["weights"]) for name, part in record.items()} == {
        "first": FEATURES,
        "next": NEXT_FEATURES,
        "read_first": (*FEATURES, *READ_FEATURES),
        "read_next": (*NEXT_FEATURES, *READ_FEATURES),
    }
    assert record["first"]["made"] == {
        "by": "python -m eval learn answers",
        "questions": 4,
        "held_out": {"first": 1.0, "exact": 1.0},
    }
    assert (
        np.array([*record["first"]["weights"].values()]).tolist() == figure_choice.load_figure_weights().first.tolist()
    )
    assert capsys.readouterr().out == "figures: {'first': 1.0, 'exact': 1.0}\n"


def test_clauses_are_learned_from_questions_without_figures(searches, scratch):
    fit_clauses(searches)
    record = json.loads(clause_choice.WEIGHTS.path.read_text("utf-8"))["features"]
    assert tuple(record["weights"]) == clause_choice.FEATURES
    assert record["made"]["questions"] == 2
    assert record["made"]["held_out"] == {"first": 1.0}


def test_a_question_none_of_whose_figures_is_right_counts_as_wrong(searches):
    tasks = [figure_task(search) for search in searches if search.source.gold.figures]
    lost = replace(tasks[0], candidates=[], rows=np.zeros((0, len(FEATURES))), right=np.zeros(0, bool))
    assert held_out_quality([lost, *tasks[1:]]) == {"first": 0.75, "exact": 0.75}
