import numpy as np
import pytest

from corpus import Library
from eval.bench import baseline
from eval.bench.baseline import TOP_K, Baseline, baseline_command
from tests.fake_encoder import BigramEncoder


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.setattr(baseline, "load_encoder", lambda model: BigramEncoder())
    return Baseline.open(tmp_path, tmp_path)


def test_paragraphs_come_by_the_nearness_of_their_vectors(opened):
    encoder, paragraphs = BigramEncoder(), Library.default().load("mianyang-2023").paragraphs
    vectors = encoder.passages([paragraph.text for paragraph in paragraphs])
    order = np.argsort(-(vectors @ encoder.queries(["老旧小区改造多少个"])[0]), kind="stable")[:TOP_K]
    assert opened.ask("老旧小区改造多少个") == [paragraphs[row].number for row in order]


def test_an_index_is_built_once(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(BigramEncoder, "passages", None)
    assert Baseline.open(tmp_path, tmp_path).ask("就业") == opened.ask("就业")


def test_replies_are_timed(opened):
    reply = opened.reply({"ask": "就业"})
    assert (reply["paragraphs"], reply["ms"] > 0) == (opened.ask("就业"), True)
    assert opened.reply({"encode": ["甲", "乙"]})["seconds"] > 0


def test_no_model_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(baseline, "load_encoder", lambda model: None)
    with pytest.raises(ValueError, match="is no model folder"):
        Baseline.open(tmp_path, tmp_path)


def test_command_starts_this_module(tmp_path):
    assert baseline_command(tmp_path / "model", tmp_path) == (
        "-m",
        "eval.bench.baseline",
        str(tmp_path / "model"),
        str(tmp_path),
    )
