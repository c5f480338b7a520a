"""The gates: the least acceptable value of each measure, and what fell below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import TOMLDecodeError, read_toml
from eval.errors import EvalError, UnavailableError
from eval.measures import Measure, better
from eval.runner import run_set
from eval.scores.claims import CLAIM_SETS, check_set, claim_scores
from eval.scores.figures import FIGURE_SETS, extract
from eval.sets import open_set

Totals = dict[str, float | None]
GATES = Path(__file__).parent / "gates.toml"


@dataclass(frozen=True, slots=True)
class Gate:
    """What a measure of a set must reach.

    Attributes:
        bound: the least acceptable value; the greatest where lower is better.
    """

    set: str
    measure: Measure
    bound: float

    def holds(self, value: float | None) -> bool:
        """Say whether a value passes; a measure that nothing was owed to does not."""
        return value is not None and not better(self.measure, self.bound, value)

    def verdict(self, value: float | None) -> str:
        """Say what was reached, in one line."""
        shown = "nothing" if value is None else f"{value:.4f}"
        word = "at most" if self.measure.definition.lower else "at least"
        state = "ok  " if self.holds(value) else "FELL"
        return f"{state} {self.set} {self.measure}: {shown}, {word} {self.bound}"


def load_gates(path: Path = GATES) -> tuple[Gate, ...]:
    """Read the gates: a table for each set, `[questions_dev]`, then `"R@1" = { measured, margin }`.

    The bound is the measured value less the margin, or more where lower is better.

    Raises:
        EvalError: the file cannot be read, or a gate is malformed.
    """
    try:
        tables = read_toml(path)
        return tuple(_gate(name, measure, entry) for name, gates in tables.items() for measure, entry in gates.items())
    except (OSError, TOMLDecodeError, AttributeError, KeyError, TypeError) as error:
        raise EvalError(f"{path} holds no gates: {error!r}; see the head of the file") from error


def _gate(name: str, text: str, entry: dict[str, Any]) -> Gate:
    measure = Measure.parse(text)
    sign = 1 if measure.definition.lower else -1
    return Gate(name, measure, round(float(entry["measured"]) + sign * float(entry["margin"]), 6))


def check_gates(gates: Sequence[Gate], value: Callable[[str, Measure], float | None]) -> tuple[list[str], list[str]]:
    """Hold every gate against `value(set, measure)`; return all verdicts, and those that fell."""
    values = [(gate, value(gate.set, gate.measure)) for gate in gates]
    return (
        [gate.verdict(reached) for gate, reached in values],
        [gate.verdict(reached) for gate, reached in values if not gate.holds(reached)],
    )


def measured(names: Iterable[str], reports: Path) -> dict[str, Totals]:
    """Measure the gated sets, and say of a set of figures whose reports are not in the folder that it is left out.

    Raises:
        ReportQAError: another set cannot be measured.
    """
    totals = {}
    for name in names:
        try:
            totals[name] = _totals(name, reports)
        except UnavailableError as error:
            if name not in FIGURE_SETS:
                raise
            print(f"skip {name}: {error}")
    return totals


def _totals(name: str, reports: Path) -> Totals:
    """Measure a set: extraction for a set of figures, our own bot for claims, drafts and questions."""
    from eval.systems.open import Opener  # needs the model

    if name in FIGURE_SETS:
        return extract(name, reports).scores.totals()
    if name in CLAIM_SETS:
        return claim_scores(check_set(Opener().ours().check, name, quiet=True)).totals()
    questions = open_set(name)
    return run_set(Opener(questions).open("ours"), questions).scores.totals()
