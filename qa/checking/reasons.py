"""The reason of a verdict, as one Chinese sentence; the sentences are in data/checking.toml."""

from __future__ import annotations

from pathlib import Path

from corpus.text.wordfile import WordFile

_SENTENCES = WordFile(Path(__file__).parent.parent / "data" / "checking.toml")


def reason(why: str, **details: str) -> str:
    """Return the sentence of a situation with its details filled in.

    >>> reason("agrees_converted", stated="10%以上")
    '与报告一致：报告写的是“10%以上”，换算后相等。'
    """
    return str(_SENTENCES.table(f"reason.{why}").format(**details))
