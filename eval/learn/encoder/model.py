"""The encoder while it learns: the same vectors as it serves, in torch, of questions and of sentences with clauses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import normalize

from index.encoder.builtin import UNIGRAM, Unigram
from index.encoder.model_input import ModelInput
from index.encoder.with_parts import SentenceWithClauses

if TYPE_CHECKING:
    from transformers import BertModel

# Tokens of a question; it has about 15.
_LONGEST = 64
# Sentences computed together, of about one length each.
_TOGETHER = 8
# Added to the score of a token that must not be seen.
_UNSEEN = -10_000.0
_PADDING = -2


class LearningEncoder:
    """Embeds as `OnnxEncoder` does, with gradients."""

    def __init__(self, model: BertModel, folder: Path) -> None:
        """Take the model, and the folder that its tokenizer and prompts lie in."""
        self._model = model
        self._tokenizer = Unigram.load(folder / UNIGRAM)
        self._prompts = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]

    def queries(self, texts: Sequence[str]) -> torch.Tensor:
        """Return unit rows [n, dim] in the order of the texts."""
        ids = [np.array(self._tokenizer.encode(self._prompts["query"] + text, _LONGEST), np.int64) for text in texts]
        states = self._states([(tokens, np.arange(len(tokens)), np.zeros_like(tokens)) for tokens in ids])
        return normalize(
            torch.stack([state[: len(tokens)].sum(0) for state, tokens in zip(states, ids, strict=True)]), dim=1
        )

    def with_clauses(self, texts: Sequence[SentenceWithClauses]) -> list[torch.Tensor]:
        """Return for each text [1 + parts, dim], unit rows: itself and its parts."""
        layouts = [ModelInput.of(self._tokenizer, self._prompts["passage"], text) for text in texts]
        order = sorted(range(len(texts)), key=lambda i: len(layouts[i].tokens))
        vectors: dict[int, torch.Tensor] = {}
        for start in range(0, len(order), _TOGETHER):
            some = order[start : start + _TOGETHER]
            states = self._states([(layouts[i].tokens, layouts[i].places, layouts[i].texts) for i in some])
            vectors |= {i: _vectors(state, layouts[i]) for i, state in zip(some, states, strict=True)}
        return [vectors[i] for i in range(len(texts))]

    def _states(self, runs: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> torch.Tensor:
        """Return float32 [runs, longest, dim]."""
        longest = max(len(tokens) for tokens, _, _ in runs)
        tokens, places, texts = (np.full((len(runs), longest), fill, np.int64) for fill in (0, 0, _PADDING))
        for row, run in enumerate(runs):
            for column, values in zip((tokens, places, texts), run, strict=True):
                column[row, : len(values)] = values
        of_row, of_column = texts[:, :, None], texts[:, None, :]
        visible = (of_row == of_column) | ((of_row > 0) & (of_column == 0))
        unseen = torch.tensor(np.where(visible, 0, _UNSEEN)[:, None], dtype=torch.float32)
        device = self._model.device
        output = self._model(
            input_ids=torch.tensor(tokens, device=device),
            position_ids=torch.tensor(places, device=device),
            attention_mask=unseen.to(device),
        )
        states: torch.Tensor = output.last_hidden_state
        return states.float()


def _vectors(states: torch.Tensor, layout: ModelInput) -> torch.Tensor:
    whole = normalize(states[layout.whole].sum(0), dim=0)
    parts = [normalize(states[place].sum(0), dim=0) for place in layout.inside]
    if layout.alone:
        alone = [normalize(states[place].sum(0), dim=0) for place in layout.alone]
        parts = [normalize(inside + apart, dim=0) for inside, apart in zip(parts, alone, strict=True)]
    return torch.stack([whole, *parts])
