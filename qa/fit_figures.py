"""Learning from answered questions which figure answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.fit import Example, cross_validate, fit, quality
from index.tune import store_json
from qa.figure_choice import FEATURES, WEIGHTS, candidates, features, load_weights
from qa.rehearsal import Searched, inside, is_gold


def fit_figures(searched: Sequence[Searched]) -> None:
    """Fit the choice of figures, print its cross-validated quality, store it."""
    data = [example for each in searched if each.gold.figures and (example := _figure_example(each))]
    first = round(quality(cross_validate(data)).first, 4)
    weights = {name: round(weight, 4) for name, weight in zip(FEATURES, fit(data).tolist(), strict=True)}
    store_json(WEIGHTS, "weights", weights)
    store_json(WEIGHTS, "made", {"by": "make tune", "questions": len(data), "held_out": {"first_right": first}})
    load_weights.cache_clear()
    print(f"figure first: {first}, {len(data)} questions")


def _figure_example(searched: Searched) -> Example | None:
    gold, hits = searched.gold, searched.hits
    right = [
        is_gold(match.figure, gold) and any(inside(quote, hits[rank].passage.text) for quote in gold.quotes)
        for rank, match in candidates(hits)
    ]
    return Example(features(searched.question, searched.query, hits), np.array(right)) if any(right) else None
