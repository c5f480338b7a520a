"""Batches of examples: each about one report, because that is the choice the bot has to make."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from eval.learn.encoder.examples import Example


def batches(examples: Sequence[Example], size: int, epochs: float, seed: int) -> list[list[Example]]:
    """Return shuffled batches of at most `size`; no sentence comes twice in one, for it would be its own wrong answer.

    Args:
        examples: of one report or several.
        size: at least 1.
        epochs: how often each example comes; of a fraction, so large a part of the batches.
        seed: of the order.
    """
    chance = random.Random(seed)
    passes = [_one_pass(examples, size, chance) for _ in range(math.ceil(epochs))]
    wanted = math.ceil(epochs * len(passes[0]))
    return [batch for one in passes for batch in one][:wanted]


def _one_pass(examples: Sequence[Example], size: int, chance: random.Random) -> list[list[Example]]:
    by_report: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_report[example.report].append(example)
    made = list[list[Example]]()
    for own in by_report.values():
        chance.shuffle(own)
        made += _cut(own, size)
    chance.shuffle(made)
    return made


def _cut(examples: Sequence[Example], size: int) -> Iterator[list[Example]]:
    """Fill one batch after the other with what does not repeat a sentence of it."""
    while examples:
        batch, rest, seen = list[Example](), list[Example](), set[str]()
        for example in examples:
            texts = {taught.text.text for taught in (example.right, example.wrong) if taught}
            if len(batch) < size and seen.isdisjoint(texts):
                batch.append(example)
                seen |= texts
            else:
                rest.append(example)
        yield batch
        examples = rest
