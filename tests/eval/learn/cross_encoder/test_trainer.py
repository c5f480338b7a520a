"""Two steps of training on the tiny model."""

import numpy as np
import pytest
from safetensors.numpy import load_file

from eval.errors import EvalError
from eval.learn.cross_encoder.checkpoint import NAME
from eval.learn.cross_encoder.claims import ClaimExample
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import MarkedQuotes
from eval.learn.cross_encoder.recipe import Recipe
from eval.learn.cross_encoder.trainer import train
from eval.learn.cross_encoder.training_data import TrainingData
from eval.learn.training_questions import FigureValue
from index.cross_encoder.cross_encoder import GRAPH, HEADS
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, MUSEUM

pytestmark = pytest.mark.filterwarnings("ignore")

RECIPE = Recipe(questions=2, claims=1, negatives=1, rate=1e-2, head_rate=1e-2, bf16=False)


@pytest.fixture
def data(report):
    labels = MarkedQuotes(["建成老年食堂22个"], [FigureValue(22, "个")]).labels(report)
    examples = [
        Example("食堂多少个", "jiayi-2025", "figure", (JOBS, CANTEENS), labels),
        Example("月球", "jiayi-2025", "fact", (JOBS, MUSEUM)),
    ]
    claims = [ClaimExample("食堂30个", report.segments[CANTEENS].segment, "contradicted")]
    return TrainingData([examples, examples], claims, {"jiayi-2025": report})


def trained(data, base, out, recipe=RECIPE):
    assert train(data, base, out, recipe, quiet=True) == 0
    return load_file(out / HEADS)


def test_two_steps_write_what_conversion_reads_and_leave_nothing_else(data, base, tmp_path):
    weights = trained(data, base, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["checksums.json", HEADS, GRAPH]
    assert np.any(weights["settles.outer.b"])


def test_a_run_that_was_stopped_ends_with_the_same_weights(data, base, tmp_path):
    whole = trained(data, base, tmp_path / "whole")
    halves = tmp_path / "halves"
    assert train(data, base, halves, RECIPE, quiet=True, steps_now=1) == 1
    assert [path.name for path in halves.iterdir()] == [NAME]
    resumed = trained(data, base, halves)
    for name, tensor in whole.items():
        np.testing.assert_array_equal(resumed[name], tensor)
    assert (halves / GRAPH).read_bytes() == (tmp_path / "whole" / GRAPH).read_bytes()


def test_the_checkpoint_of_another_recipe_is_refused(data, base, tmp_path):
    train(data, base, tmp_path, RECIPE, quiet=True, steps_now=1)
    with pytest.raises(EvalError, match="another recipe or other data"):
        trained(data, base, tmp_path, Recipe(questions=2, claims=1, bf16=False))


def test_many_steps_learn_what_is_shown(data, base, tmp_path, capsys):
    """In bfloat16, as the recipe has it: the loss of the clauses falls to a fraction."""
    much = TrainingData(data.epochs * 20, data.claims, data.reports)
    recipe = Recipe(questions=2, claims=1, negatives=1, rate=3e-3, head_rate=3e-3, blank=0.0)
    assert train(much, base, tmp_path / "out", recipe) == 0
    told = capsys.readouterr().err.split("\r")[-1]
    assert float(told.split("settles=")[1][:5]) < 0.5
