"""The cross-encoder while it learns: the lowest layers of the built-in encoder over question and segment, three heads.

The layers are written out with attention as matrix products: on a CPU a step of training then takes half as long as
with torch's fused attention.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from index.encoder.builtin import FLOATS

# Added to the score of a token that must not be seen.
_UNSEEN = -10_000.0
# Width of a head; it is small, since what it reads has been learned with it.
_WIDTH = 128
# Verdicts on a claim.
VERDICTS = 3
# The linear maps and norms of a layer, by our names (those of the weights file) and by those of the folder.
_MAPS = {"ao": "attention.output.dense", "fi": "intermediate.dense", "fo": "output.dense"}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the model: layers, width of states, attention heads, inner width of a layer."""

    layers: int
    hidden: int
    heads: int
    inner: int
    epsilon: float

    @classmethod
    def read(cls, folder: Path, layers: int) -> Shape:
        """Read the sizes of the encoder in a folder, of which the lowest `layers` are kept."""
        config = json.loads((folder / "config.json").read_text("utf-8"))
        return cls(
            min(layers, config["num_hidden_layers"]),
            config["hidden_size"],
            config["num_attention_heads"],
            config["intermediate_size"],
            config["layer_norm_eps"],
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of about one length.

    Attributes:
        tokens: int64 [rows, length], padded.
        mask: bool [rows, length], true for what is no padding.
        clauses, figures: int64 [n, 3]: the row of each, its first token, the one behind its last.
    """

    tokens: Tensor
    mask: Tensor
    clauses: Tensor
    figures: Tensor


@dataclass(frozen=True, slots=True)
class Logits:
    """Log-odds [n] of the clauses and figures of a batch, and of the verdicts on its rows [rows, VERDICTS]."""

    answers: Tensor
    figure: Tensor
    settles: Tensor


class Layer(nn.Module):
    """Self-attention and two linear maps, each added to the states and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.ao = nn.Linear(shape.hidden, shape.hidden)
        self.aln = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.fi = nn.Linear(shape.hidden, shape.inner)
        self.fo = nn.Linear(shape.inner, shape.hidden)
        self.oln = nn.LayerNorm(shape.hidden, eps=shape.epsilon)

    def forward(self, states: Tensor, unseen: Tensor) -> Tensor:
        """Return the next states [rows, length, hidden]; `unseen` is added to the scores of attention."""
        rows, length, hidden = states.shape
        q, k, v = self.qkv(states).view(rows, length, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + unseen
        mixed = scores.softmax(-1, dtype=q.dtype) @ v
        states = self.aln(states + self.ao(mixed.transpose(1, 2).reshape(rows, length, hidden)))
        normalised: Tensor = self.oln(states + self.fo(functional.gelu(self.fi(states))))
        return normalised


class Head(nn.Module):
    """A small net over the mean of some tokens' states and the state of the first token."""

    def __init__(self, hidden: int, outputs: int) -> None:
        super().__init__()
        self.inner = nn.Linear(2 * hidden, _WIDTH)
        self.outer = nn.Linear(_WIDTH, outputs)
        nn.init.zeros_(self.outer.bias)

    def forward(self, part: Tensor, first: Tensor) -> Tensor:
        """Return [n, outputs] of parts and first tokens, both [n, hidden]."""
        logits: Tensor = self.outer(functional.gelu(self.inner(torch.cat([part, first], -1))))
        return logits


class LearningCrossEncoder(nn.Module):
    """Gives `Logits` for a batch; all of it learns but the word embeddings."""

    def __init__(self, shape: Shape, folder: Path) -> None:
        """Take the layers of the encoder in a model folder, in which its adapter is merged already."""
        super().__init__()
        self.shape = shape
        weights = load_file(folder / FLOATS)
        embeddings = {name: weights[f"embeddings.{name}.weight"] for name in _EMBEDDINGS}
        words = embeddings["word_embeddings"]
        self.words = nn.Embedding(words.shape[0], words.shape[1], _weight=words, _freeze=True)
        self.places = nn.Parameter(embeddings["position_embeddings"] + embeddings["token_type_embeddings"][0])
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        _copy(self.norm, weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(_layer(shape, weights, number) for number in range(shape.layers))
        self.answers, self.figure = Head(shape.hidden, 1), Head(shape.hidden, 1)
        self.settles = Head(shape.hidden, VERDICTS)

    def forward(self, batch: Batch) -> Logits:
        """Read a batch."""
        states = self.norm(self.words(batch.tokens) + self.places[: batch.tokens.shape[1]])
        dtype = torch.bfloat16 if torch.is_autocast_enabled("cpu") else states.dtype
        unseen = torch.where(batch.mask, 0.0, _UNSEEN)[:, None, None, :].to(dtype)
        for layer in self.layers:
            states = layer(states, unseen)
        states = states.float()
        whole = (states * batch.mask[..., None]).sum(1) / batch.mask.sum(1, keepdim=True)
        return Logits(
            self.answers(*_parts(states, batch.clauses))[:, 0],
            self.figure(*_parts(states, batch.figures))[:, 0],
            self.settles(whole, states[:, 0]),
        )

    def learned(self) -> dict[str, Tensor]:
        """Return the weights that learn, by name."""
        return {name: weights for name, weights in self.state_dict().items() if not name.startswith("words.")}


_EMBEDDINGS = ("word_embeddings", "position_embeddings", "token_type_embeddings")


def _parts(states: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
    """Return for each span the mean of its states and the first state of its row, both [n, hidden]."""
    totals = functional.pad(states.cumsum(1), (0, 0, 1, 0))
    row, start, stop = spans.unbind(1)
    sizes = (stop - start).clamp(min=1)[:, None]
    return (totals[row, stop] - totals[row, start]) / sizes, states[row, 0]


def _layer(shape: Shape, weights: dict[str, Tensor], number: int) -> Layer:
    layer, prefix = Layer(shape), f"encoder.layer.{number}."
    for kind in ("weight", "bias"):
        parts = [weights[f"{prefix}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, kind).data = torch.cat(parts)
    for own, theirs in (_MAPS | _NORMS).items():
        _copy(getattr(layer, own), weights, prefix + theirs)
    return layer


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).data = weights[f"{name}.{kind}"].clone()
