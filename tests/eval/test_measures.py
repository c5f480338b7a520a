import pytest

from eval.errors import MeasureError
from eval.measures import DEFINITIONS, Measure, better, measures_of, parse_measures
from eval.scores.claims import CLAIM_SCORERS
from eval.scores.figures import FIGURE_SCORERS
from eval.scores.fulfilment import FULFILMENT_SCORERS
from eval.scores.questions import QUESTION_SCORERS


@pytest.mark.parametrize("task", ["questions", "claims", "figures", "fulfilment"])
def test_usual_measures_print_and_parse(task):
    measures = measures_of(task)
    assert parse_measures(" ".join(map(str, measures))) == measures
    assert {measure.definition.task for measure in measures} == {task}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("R", "'R' is not how it is written; write R@k"),
        ("FigureAcc@5", "'FigureAcc@5' is not how it is written; write FigureAcc"),
        ("R@0", "no measure 'R@0'; there are: R@k, MRR@k"),
        ("Recall@5", "no measure 'Recall@5'; there are: R@k, MRR@k"),
        ("", "no measure ''; there are: R@k"),
    ],
)
def test_parse_refuses_what_is_no_measure(text, reason):
    with pytest.raises(MeasureError) as caught:
        Measure.parse(text)
    assert str(caught.value).startswith(reason)


def test_better_knows_which_way_is_up():
    assert better(Measure("R", 1), 0.9, 0.8)
    assert better(Measure("ECE"), 0.1, 0.2)
    assert not better(Measure("ECE"), 0.1, 0.1)


@pytest.mark.parametrize(
    ("task", "scorers"),
    [
        ("questions", QUESTION_SCORERS),
        ("claims", CLAIM_SCORERS),
        ("figures", FIGURE_SCORERS),
        ("fulfilment", FULFILMENT_SCORERS),
    ],
)
def test_every_definition_has_a_scorer(task, scorers):
    assert [name for name, definition in DEFINITIONS.items() if definition.task == task] == list(scorers)
