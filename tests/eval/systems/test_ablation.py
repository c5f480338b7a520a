from dataclasses import dataclass

import numpy as np
import pytest

from eval.systems.ablation import without
from index.signals import Signals

ONES = np.ones(2, np.float32)
SIGNALS = Signals({"dense_clause": ONES, "words": ONES}, {"dense_clause": ONES, "clause_bigrams": ONES}, ONES)


@dataclass(frozen=True)
class Snapshot:
    """A snapshot whose signals are all ones."""

    source: object = None

    def of(self, query, vector, selection):
        return SIGNALS


@pytest.mark.parametrize(
    ("part", "silent"),
    [
        ("dense", {"dense_clause", "indicators"}),
        ("indicator-vectors", {"indicators"}),
        ("bigrams", {"clause_bigrams"}),
        ("words", {"words"}),
        ("paragraph-vectors", set()),
    ],
)
def test_signals_of_a_part_that_is_off_are_zeros(part, silent):
    signals = without(Snapshot(Snapshot()), part).source.of(None, None, None)
    values = signals.passages | signals.clauses | {"indicators": signals.indicators}
    assert {name for name, column in values.items() if not column.any()} == silent
    assert all(column.shape == (2,) for column in values.values())


def test_figures_are_compared_by_their_vectors_though_nothing_is_found_by_them():
    @dataclass(frozen=True)
    class Vectored(Snapshot):
        def indicator_vectors(self, rows):
            return np.full((len(rows), 3), 2.0, np.float32)

    source = without(Snapshot(Vectored()), "indicator-vectors").source
    assert source.indicator_vectors(np.arange(2)).tolist() == [[2.0] * 3] * 2
