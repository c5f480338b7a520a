"""What the cross-encoder says of a stretch of tokens: a small net over their mean and the first token's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from corpus.text.spans import Bounds

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """Weights of outer @ gelu(inner @ [mean, first]).

    Attributes:
        inner, inner_bias: float32 [width, 2 * hidden], [width].
        outer, outer_bias: float32 [outputs, width], [outputs].
    """

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    @classmethod
    def of(cls, name: str, tensors: Mapping[str, NDArray[np.generic]]) -> Head:
        """Take the head of a name out of the tensors of a model; raises KeyError."""
        parts = ("inner.w", "inner.b", "outer.w", "outer.b")
        return cls(*(tensors[f"{name}.{part}"].astype(np.float32) for part in parts))

    def logits(self, states: Floats, stretches: Sequence[Bounds]) -> Floats:
        """Return float32 [stretches, outputs].

        Args:
            states: of all tokens of a pair, float32 [length, hidden]; the first stands for the pair.
            stretches: of those tokens; one without tokens is read at the token that it stands before.
        """
        if not stretches:
            return np.zeros((0, len(self.outer_bias)), np.float32)
        last = len(states) - 1
        starts = [min(stretch.start, last) for stretch in stretches]
        means = [
            states[start : max(stretch.end, start + 1)].mean(axis=0)
            for start, stretch in zip(starts, stretches, strict=True)
        ]
        given = np.concatenate([means, np.broadcast_to(states[0], (len(means), states.shape[1]))], axis=1)
        inner = given @ self.inner.T + self.inner_bias
        gelu = inner * (1 + erf(inner / np.sqrt(2, dtype=np.float32))) / 2
        return np.asarray(gelu @ self.outer.T + self.outer_bias, np.float32)
