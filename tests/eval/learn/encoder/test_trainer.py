import json

import numpy as np
import pytest

from eval.learn.encoder.examples import ContrastivePair, MarkedText
from eval.learn.encoder.trainer import Recipe, train
from index.encoder.builtin import ensure_builtin
from index.encoder.builtin.adapter import CONFIG, FACTORS, Adapter
from index.encoder.with_parts import SentenceWithClauses

# The trainer's libraries warn of each other.
pytestmark = pytest.mark.filterwarnings("ignore")


def marked(text, *meant):
    return MarkedText(SentenceWithClauses(text, ((0, 2), (3, 5))), meant)


PAIRS = [
    ContrastivePair("a", "学位", marked("ab,10。", 0), marked("学位,ab。", 1)),
    ContrastivePair("a", "ab", marked("个个,01。", 0, 1), None),
    ContrastivePair("b", "1", marked("个1,学位。"), None),
]


@pytest.fixture
def base(release, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "运行"))
    return ensure_builtin(release, quiet=True)


def trained(base, out, **recipe):
    train(PAIRS, base, out, Recipe(rank=2, batch=2, **recipe), quiet=True)
    return Adapter.read(out)


def test_two_steps_write_an_adapter_that_conversion_reads(base, tmp_path):
    adapter = trained(base, tmp_path / "adapter", strength=0.5)
    assert sorted(path.name for path in (tmp_path / "adapter").iterdir()) == [CONFIG, FACTORS]
    assert (adapter.scale, len(adapter.factors)) == (0.5, 12)
    assert all(np.any(up) for _, up in adapter.factors.values())


def test_the_config_says_nothing_of_the_machine(base, tmp_path):
    trained(base, tmp_path / "adapter")
    assert json.loads((tmp_path / "adapter" / CONFIG).read_text())["base_model_name_or_path"].count("/") == 1


def test_a_seed_gives_the_same_adapter_again(base, tmp_path):
    first, again = (trained(base, tmp_path / name).factors for name in ("one", "two"))
    for name, pair in first.items():
        np.testing.assert_array_equal(pair[1], again[name][1])
