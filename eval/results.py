"""The table of results: baselines, our system, and our system with each part off."""

from __future__ import annotations

from collections.abc import Sequence, Set

from eval.measures import parse_measures
from eval.run import Run
from eval.systems.names import PARTS, UNTRAINED, UNTRAINED_OFF, WITHOUT

# What a row of the table shows; the whole of a run stands in its file and in `python -m eval report`.
SHOWN = parse_measures("R@1 R@5 MRR@10 FigureAcc FigureAccStrict QuoteHit RefusalBalanced ECE")


def markdown(runs: Sequence[Run]) -> str:
    """Return the page: for each set a table with a row a system, and the command that makes each row again."""
    sets = list(dict.fromkeys(run.set for run in runs))
    parts = [_HEAD.format(commit=runs[0].commit, machine=runs[0].machine, started=runs[0].started)]
    parts += [_section(name, [run for run in runs if run.set == name]) for name in sets]
    parts += _legend({run.system for run in runs})
    return "\n".join(parts)


def _section(name: str, runs: Sequence[Run]) -> str:
    head = " | ".join(
        ["system", *(f"{m}{' ↓' if m.definition.lower else ''}" for m in SHOWN), "p50 ms", "p95 ms", "command"]
    )
    rule = "|".join(["---", *["--:"] * (len(SHOWN) + 2), "---"])
    questions = runs[0].judged
    answerable = sum(one.question.answerable for one in questions)
    said = f"## {name}\n\n{len(questions)} questions, {len(questions) - answerable} of them unanswerable.\n"
    return "\n".join([said, f"| {head} |", f"|{rule}|", *map(_row, runs), ""])


def _row(run: Run) -> str:
    totals, took = run.scores.totals(), run.latencies()["took_ms"]
    values = ("–" if (value := totals[str(measure)]) is None else f"{value:.3f}" for measure in SHOWN)
    command = f"`python -m eval run --set {run.set} --systems {run.system}`"
    return f"| {' | '.join([run.system, *values, f'{took.p50:.1f}', f'{took.p95:.1f}', command])} |"


def _legend(systems: Set[str]) -> list[str]:
    """Say of every ablation what happens instead."""
    off = {f"{WITHOUT}{name}": part.off for name, part in PARTS.items()} | {UNTRAINED: UNTRAINED_OFF}
    rows = [f"| {name} | {said} |" for name, said in off.items() if name in systems]
    return ["## What is off", "", "| system | what happens instead |", "|---|---|", *rows, ""] if rows else []


_HEAD = """# Results

Made by `make eval` (`python -m eval results`) at {commit} on {started}; {machine}.
Times are inside the system, one question at a time. ↓: lower is better. A plain retriever quotes its first passage
whole, gives no figures and never refuses. A part that is off leaves the weights of the others as they were
fitted. They were fitted on questions_dev and 2,310 questions over other reports: index/data/fusion.json holds the
ranks with each question's fold held out. The synonyms were written by people who had read questions_dev.
"""
