import pytest

from index.encoder.builtin import Unigram
from index.encoder.builtin.unigram import write_unigram
from index.encoder.builtin.weights import read_weights
from index.encoder.model_input import ModelInput
from index.encoder.with_parts import SentenceWithClauses
from tests.index.encoder.builtin.conftest import content, path, tensors

__all__ = ["content", "path", "tensors"]
TEXT = SentenceWithClauses("学位10个ab1", ((0, 2), (4, 8)))


@pytest.fixture
def unigram(tmp_path, path):
    write_unigram(tmp_path / "unigram.json", read_weights(path))
    return Unigram.load(tmp_path / "unigram.json")


@pytest.fixture
def names(path):
    pieces = [name for name, _ in read_weights(path).pieces.scored]
    return lambda tokens: [pieces[token] for token in tokens]


def test_a_text_stands_before_its_parts_which_share_a_beginning(unigram, names):
    layout = ModelInput.of(unigram, "passage: ", TEXT)
    prompt, text = ["<s>", "▁passage", ":"], ["▁", "学位", "1", "0", "个", "ab", "1", "</s>"]
    assert names(layout.tokens) == [*prompt, *text, *prompt, "▁", "学位", "▁", "个", "ab", "1"]
    assert layout.places.tolist() == [*range(11), 0, 1, 2, 3, 4, 3, 4, 5, 6]
    assert layout.texts.tolist() == [-1] * 11 + [0] * 3 + [1] * 2 + [2] * 4


def test_the_tokens_of_parts_are_told(unigram, names):
    layout = ModelInput.of(unigram, "passage: ", TEXT)
    assert [names(layout.tokens[place]) for place in layout.inside] == [["▁", "学位"], ["个", "ab", "1"]]
    assert [names(layout.tokens[place]) for place in layout.alone] == [["▁", "学位"], ["▁", "个", "ab", "1"]]
    assert names(layout.tokens[layout.whole])[-1] == "</s>"


def test_a_single_part_is_not_read_twice(unigram):
    layout = ModelInput.of(unigram, "passage: ", SentenceWithClauses("学位。", ((0, 2),)))
    assert (layout.alone, set(layout.texts.tolist())) == ((), {-1})


def test_a_long_text_is_read_to_its_limits(unigram):
    long = SentenceWithClauses("学a" * 3000, tuple((start, start + 500) for start in range(0, 6000, 500)))
    layout = ModelInput.of(unigram, "passage: ", long)
    assert (layout.whole.stop, len(layout.inside), len(layout.alone)) == (512, 12, 1)
    assert len(layout.tokens) <= 1024
    assert layout.inside[-1].start == layout.inside[-1].stop
