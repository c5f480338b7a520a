"""Tables as Markdown, and the page of results: baselines, our system, and our system with each part off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from eval.measures import parse_measures
from eval.run import Run
from eval.systems.names import PARTS, UNTRAINED, UNTRAINED_OFF, WITHOUT

# What a row of the table shows; the whole of a run stands in its file and in `python -m eval report`.
SHOWN = parse_measures("R@1 R@5 MRR@10 FigureAcc FigureAccStrict QuoteHit RefusalBalanced ECE")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: range = range(0)) -> str:
    """Lay rows of texts out as a Markdown table; the columns at the positions `numbers` are set to the right.

    >>> print(table(["system", "R@1"], [["ours", "0.98"]], numbers=range(1, 2)))
    | system | R@1 |
    |---|--:|
    | ours | 0.98 |
    """
    rule = "|".join("--:" if column in numbers else "---" for column in range(len(head)))
    return "\n".join([_line(head), f"|{rule}|", *map(_line, rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def measure_cells(run: Run, names: Sequence[str]) -> list[str]:
    """Return some measures of a run as texts, three digits or a dash where nothing is owed, then p50 and p95."""
    totals, took = run.scores.totals(), run.latencies()["took_ms"]
    values = ["–" if (value := totals[name]) is None else f"{value:.3f}" for name in names]
    return [*values, f"{took.p50:.1f}", f"{took.p95:.1f}"]


def results_page(runs: Sequence[Run]) -> str:
    """Return the page: for each set a table with a row a system, and the command that makes each row again."""
    sets = list(dict.fromkeys(run.set for run in runs))
    parts = [_HEAD.format(commit=runs[0].commit, machine=runs[0].machine, started=runs[0].started)]
    parts += [_section(name, [run for run in runs if run.set == name]) for name in sets]
    parts += _legend({run.system for run in runs})
    return "\n".join(parts)


def _section(name: str, runs: Sequence[Run]) -> str:
    columns = [f"{measure}{' ↓' if measure.definition.lower else ''}" for measure in SHOWN]
    head = ["system", *columns, "p50 ms", "p95 ms", "command"]
    questions = runs[0].judged
    unanswerable = sum(not judged.question.answerable for judged in questions)
    count = f"## {name}\n\n{len(questions)} questions, {unanswerable} of them unanswerable.\n"
    return "\n".join([count, table(head, map(_row, runs), range(1, len(head) - 1)), ""])


def _row(run: Run) -> list[str]:
    command = f"`python -m eval run --set {run.set} --systems {run.system}`"
    return [run.system, *measure_cells(run, [str(measure) for measure in SHOWN]), command]


def _legend(systems: Set[str]) -> list[str]:
    """Say of every ablation what happens instead."""
    off = {f"{WITHOUT}{name}": part.off for name, part in PARTS.items()} | {UNTRAINED: UNTRAINED_OFF}
    rows = [(name, instead) for name, instead in off.items() if name in systems]
    return ["## What is off", "", table(["system", "what happens instead"], rows), ""] if rows else []


_HEAD = """# Results

Made by `make eval` (`python -m eval results`) at {commit} on {started}; {machine}.
Times are inside the system, one question at a time. ↓: lower is better. A plain retriever quotes its first passage
whole, gives no figures and never refuses. A part that is off leaves the weights of the others as they were
fitted. They were fitted on questions_dev and 2,310 questions over other reports: index/data/fusion.json holds the
ranks with each question's fold held out. The synonyms were written by people who had read questions_dev.
"""
