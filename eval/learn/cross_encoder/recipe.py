"""How the cross-encoder is trained: the numbers of the shipped one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained.

    Attributes:
        layers: of the encoder that are kept, the lowest; all of their weights learn.
        epochs: how often each gold question comes.
        near_misses: of the answerable gold questions, the share that gets one in each epoch.
        made: questions made by rule from a report of common length in each epoch.
        questions: of a step.
        claims: of a step.
        negatives: segments shown beside one that answers.
        rate: highest learning rate of the layers.
        head_rate: highest learning rate of the heads, which start from nothing.
        decay: of the weights.
        warm_up: share of the steps, the first, while the rates rise.
        blank: share of a question's tokens left out, in half of the pairs.
        bf16: compute in bfloat16: twice as fast where the processor has it, slower where not.
    """

    layers: int = 6
    epochs: int = 3
    near_misses: float = 0.0
    made: int = 0
    questions: int = 16
    claims: int = 6
    negatives: int = 3
    rate: float = 1e-4
    head_rate: float = 5e-4
    decay: float = 0.01
    warm_up: float = 0.06
    blank: float = 0.05
    seed: int = 1
    bf16: bool = True
