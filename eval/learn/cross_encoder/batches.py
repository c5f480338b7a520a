"""Rows of a step in batches of about one length, so that little is padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from corpus import Span
from eval.learn.cross_encoder.model import Batch
from eval.learn.cross_encoder.steps import Row

# Tokens of a batch, padding among them: what a core's cache likes.
_TOKENS = 3072
# Share of the longest row's tokens that a row of its batch has at least, once a quarter of a batch is full.
_ALIKE = 0.78
# The token of padding; it is not seen.
_PADDING = 1


def batches(rows: Sequence[Row]) -> Iterator[tuple[list[Row], Batch]]:
    """Yield the rows with what is computed of them, the longest first."""
    waiting: list[Row] = []
    for row in sorted(rows, key=lambda row: -len(row.pair.tokens)):
        longest = len(waiting[0].pair.tokens) if waiting else 0
        short = len(row.pair.tokens) < _ALIKE * longest and len(waiting) * longest > _TOKENS / 4
        if short or (waiting and (len(waiting) + 1) * longest > _TOKENS):
            yield waiting, _batch(waiting)
            waiting = []
        waiting.append(row)
    if waiting:
        yield waiting, _batch(waiting)


def _batch(rows: Sequence[Row]) -> Batch:
    tokens = torch.nn.utils.rnn.pad_sequence(
        [torch.tensor(row.pair.tokens) for row in rows], batch_first=True, padding_value=_PADDING
    )
    sizes = torch.tensor([len(row.pair.tokens) for row in rows])
    mask = torch.arange(tokens.shape[1]) < sizes[:, None]
    clauses, figures = (_spans([getattr(row.pair, name) for row in rows]) for name in ("clauses", "figures"))
    return Batch(tokens, mask, clauses, figures)


def _spans(of_rows: Sequence[Sequence[Span]]) -> torch.Tensor:
    """Return int64 [n, 3]: row, start, end."""
    spans = [(number, span.start, span.end) for number, spans in enumerate(of_rows) for span in spans]
    return torch.tensor(spans, dtype=torch.int64).view(-1, 3)
