import numpy as np
import pytest

from index.encoder.builtin.weights import Architecture, read_weights
from index.errors import WeightsError
from tests.index.encoder.builtin.tiny_model import CHARACTERS, PIECES, SPECIAL


def test_read_weights_gives_back_what_was_written(path, tensors):
    weights = read_weights(path)
    assert weights.architecture == Architecture(32, 2, 2, 64, 19, 512, 2, np.float32(1e-12))
    assert weights.pieces.scored == tuple(SPECIAL + PIECES)
    assert (weights.pieces.bos, weights.pieces.eos, weights.pieces.pad, weights.pieces.unk) == (0, 2, 1, 3)
    assert weights.normalisation == CHARACTERS
    assert set(weights.vectors) | set(weights.matrices) == set(tensors)
    np.testing.assert_array_equal(weights.vectors["l1.fi.b"], tensors["l1.fi.b"])


def test_a_matrix_is_nibble_less_eight_times_scale(path, tensors):
    codes, scales = tensors["l0.fo.w"]
    matrix = read_weights(path).matrices["l0.fo.w"]
    assert matrix.codes.shape == (32, 64)
    np.testing.assert_array_equal(matrix.codes, codes)
    assert matrix.floats()[3, 40] == (np.float32(codes[3, 40]) - 8) * np.float32(scales[3, 1])


@pytest.mark.parametrize("size", [0, 3, 40, 200, 700, 1500])
def test_a_file_that_ends_early_is_refused(path, content, size):
    path.write_bytes(content[:size])
    with pytest.raises(WeightsError, match=r"tiny\.bin is not a weights file of version 1 \("):
        read_weights(path)


def test_another_version_is_refused(path, content):
    path.write_bytes(content[:4] + b"\2" + content[5:])
    with pytest.raises(WeightsError, match="it does not begin with E5S1 and version 1"):
        read_weights(path)
