import numpy as np
import pytest

from index.encoder.builtin.weights import Blocks
from index.encoder.builtin.words import WordTable, write_words


@pytest.fixture
def blocks():
    random = np.random.default_rng(3)
    return Blocks(random.integers(0, 16, (50, 64), np.uint8), random.uniform(0.01, 0.1, (50, 2)).astype(np.float32))


def test_the_table_gives_every_weight_exactly(tmp_path, blocks):
    write_words(tmp_path, blocks)
    np.testing.assert_array_equal(WordTable.open(tmp_path).vectors(range(50)), blocks.floats())


def test_tokens_come_in_their_order_as_often_as_they_are_named(tmp_path, blocks):
    write_words(tmp_path, blocks)
    vectors = WordTable.open(tmp_path).vectors([7, 0, 7])
    assert (vectors.dtype, vectors.shape) == (np.float32, (3, 64))
    np.testing.assert_array_equal(vectors, blocks.floats()[[7, 0, 7]])


def test_a_table_that_is_not_there_cannot_be_opened(tmp_path):
    with pytest.raises(FileNotFoundError):
        WordTable.open(tmp_path)
