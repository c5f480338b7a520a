import json

import numpy as np
import pytest

from index.errors import BrokenIndexError
from index.fusion import Fusion


def test_combine_adds_weighted_standardised_signals():
    fusion = Fusion({"a": 2.0, "b": 1.0})
    signals = {"a": np.array([0, 2], np.float32), "b": np.array([5, 5], np.float32), "c": np.array([9, 1], np.float32)}
    assert fusion.combine(signals).tolist() == [-2.0, 2.0]


def test_weights_that_are_not_there_are_named(tmp_path):
    path = tmp_path / "fusion.json"
    path.write_text(json.dumps({}))
    with pytest.raises(
        BrokenIndexError, match="holds no weights for 'hybrid_paragraphs'; run `python -m eval learn fusion`"
    ):
        Fusion.load("hybrid_paragraphs", path)
