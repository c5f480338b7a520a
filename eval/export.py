"""Judgements and rankings in TREC's formats, so that other tools can score us."""

from __future__ import annotations

from collections.abc import Iterator

from eval.run import Run


def qrels_lines(run: Run) -> Iterator[str]:
    """Yield `query 0 passage grade` for every passage that holds evidence; ids as in `run_lines`."""
    for judged in run.judged:
        grades = zip((passage.id for passage in judged.response.passages), judged.grades, strict=True)
        for name, grade in (*grades, *judged.unfound):
            if grade:
                yield f"{_field(judged.question.id)} 0 {_field(name)} {grade}"


def run_lines(run: Run) -> Iterator[str]:
    """Yield `query Q0 passage rank score system` for every passage returned, each passage once.

    The score is one over the rank, since a response's order is what counts and its own scores may tie.
    """
    for judged in run.judged:
        ids = dict.fromkeys(passage.id for passage in judged.response.passages)
        for rank, name in enumerate(ids, 1):
            yield f"{_field(judged.question.id)} Q0 {_field(name)} {rank} {1 / rank:.6f} {_field(run.system)}"


def _field(text: str) -> str:
    """TREC's fields are separated by white space."""
    return "_".join(text.split())
