import math

import numpy as np

from corpus import Span
from index.cross_encoder.head import Head

HEAD = Head.of(
    "h",
    {
        "h.inner.w": np.array([[1, 0, 0, 1]], np.float16),
        "h.inner.b": np.array([0.5], np.float16),
        "h.outer.w": np.array([[2.0]], np.float16),
        "h.outer.b": np.array([-1.0], np.float16),
    },
)
STATES = np.array([[0, 1], [2, 9], [4, 9]], np.float32)


def test_the_mean_of_the_tokens_and_the_first_token_are_read():
    inner = 3 + 1 + 0.5  # mean of 2 and 4, second value of the first token, bias
    expected = 2 * inner * (1 + math.erf(inner / math.sqrt(2))) / 2 - 1
    np.testing.assert_allclose(HEAD.logits(STATES, [Span(1, 3)]), [[expected]], rtol=1e-6)


def test_no_stretch_gives_no_row():
    assert HEAD.logits(STATES, []).shape == (0, 1)


def test_a_stretch_without_tokens_is_read_at_its_place():
    logits = HEAD.logits(STATES, [Span(2, 2), Span(9, 9), Span(2, 3)])
    assert logits[0] == logits[1] == logits[2]
