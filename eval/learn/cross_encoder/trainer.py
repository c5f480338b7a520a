"""Training the cross-encoder: steps, rates, checkpoints."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from tqdm import tqdm
from transformers import get_cosine_schedule_with_warmup

from eval.learn.cross_encoder.checkpoint import NAME, Checkpoint
from eval.learn.cross_encoder.loss import losses, total
from eval.learn.cross_encoder.model import LearningCrossEncoder, Shape
from eval.learn.cross_encoder.recipe import Recipe
from eval.learn.cross_encoder.steps import Assembly, StepMaker, assemblies
from eval.learn.cross_encoder.training_data import TrainingData
from eval.learn.cross_encoder.weights_file import write_weights
from index.encoder.builtin import UNIGRAM, Unigram

# Seconds between two checkpoints; one is 130 MB.
_SAVED_EVERY = 300
# Steps of which the progress bar tells the mean.
_SHOWN = 25
# Longest gradient; a longer one is cut to it.
_STEEPEST = 1.0
_BETAS = (0.9, 0.98)


def train(
    data: TrainingData, base: Path, out: Path, recipe: Recipe, quiet: bool = False, steps_now: int | None = None
) -> int:
    """Train and write the weights; a run that was stopped goes on where it was.

    Args:
        data: what is learned from.
        base: sentence-transformers folder of the encoder that it starts from.
        out: folder of the weights; a checkpoint lies there until the run is done.
        recipe: how.
        quiet: no progress bar.
        steps_now: stop after so many, and leave a checkpoint; None goes on to the end.

    Returns:
        Steps that are left; 0 when the weights are written.

    Raises:
        EvalError: the folder has the checkpoint of another run.
    """
    torch.manual_seed(recipe.seed)
    steps = list(assemblies(data.epochs, data.claims, recipe.questions, recipe.claims, recipe.seed))
    maker = StepMaker(Unigram.load(base / UNIGRAM), data.reports, recipe.negatives, recipe.blank)
    run = _Run(LearningCrossEncoder(Shape.read(base, recipe.layers), base), recipe, len(steps))
    checkpoint = Checkpoint(out / NAME, _fingerprint(steps, base, recipe))
    done = checkpoint.load(run.model, run.parts)
    end = len(steps) if steps_now is None else min(len(steps), done + steps_now)
    saved = time.monotonic()
    with tqdm(total=len(steps), initial=done, desc="training", unit="step", disable=quiet) as progress:
        for number in range(done, end):
            means = run.take(maker, steps[number])
            progress.update()
            progress.set_postfix({name: f"{value:.3f}" for name, value in means.items()}, refresh=False)
            if time.monotonic() - saved > _SAVED_EVERY:
                checkpoint.save(run.model, run.parts, number + 1)
                saved = time.monotonic()
    if end < len(steps):
        checkpoint.save(run.model, run.parts, end)
        return len(steps) - end
    write_weights(run.model, out)
    checkpoint.remove()
    return 0


class _Run:
    """A model with what changes its weights."""

    def __init__(self, model: LearningCrossEncoder, recipe: Recipe, steps: int) -> None:
        self.model = model
        self._bf16 = recipe.bf16
        heads = [weights for head in (model.answers, model.figure, model.settles) for weights in head.parameters()]
        layers = [model.places, *model.norm.parameters(), *model.layers.parameters()]
        groups = [{"params": layers, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
        optimiser = torch.optim.AdamW(groups, weight_decay=recipe.decay, betas=_BETAS, fused=True)
        rate = get_cosine_schedule_with_warmup(optimiser, max(1, round(recipe.warm_up * steps)), steps)
        self.parts = optimiser, rate
        self._learned = [*layers, *heads]
        self._means = dict[str, float]()

    def take(self, maker: StepMaker, assembly: Assembly) -> Mapping[str, float]:
        """Take one step; return the parts of the loss, each a mean over the last steps."""
        optimiser, rate = self.parts
        parts = losses(self.model, maker.step(assembly), self._bf16)
        torch.autograd.backward(total(parts))
        torch.nn.utils.clip_grad_norm_(self._learned, _STEEPEST)
        optimiser.step()
        optimiser.zero_grad()
        rate.step()
        for name, part in parts.items():
            mean = self._means.get(name, part.item())
            self._means[name] = mean + (part.item() - mean) / _SHOWN
        return self._means


def _fingerprint(steps: Sequence[Assembly], base: Path, recipe: Recipe) -> str:
    """Return what only a run with the same encoder, recipe, questions and claims in the same order has."""
    key = hashlib.sha256(f"{base.name} {recipe}".encode())
    for step in steps:
        key.update(repr([step.seed, [(e.question, e.segments) for e in step.examples]]).encode())
        key.update(repr([claim.claim for claim in step.claims]).encode())
    return key.hexdigest()
