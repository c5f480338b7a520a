"""Low-rank training of the built-in encoder by contrast.

The question is drawn to the clause or sentence that answers it and pushed from all the others of its batch, the other
clauses of that sentence among them. The weights themselves stay frozen, word embeddings included: what is learned is a
low-rank difference, and only a part of it (`strength`) is added, which keeps the middle between the trained model and
the original.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from peft import LoraConfig, PeftModel, TaskType, get_peft_model
from safetensors.numpy import load_file, save_file
from torch.nn.functional import cross_entropy
from tqdm import tqdm
from transformers import BertConfig, BertModel, get_cosine_schedule_with_warmup, set_seed

from eval.learn.encoder.examples import ContrastivePair, batches
from eval.learn.encoder.model import LearningEncoder
from index.encoder.builtin.adapter import CONFIG, FACTORS

# The linear maps of a layer: attention in, attention out, feed-forward.
_MODULES = ["query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense"]
# Share of the steps, the first, while the learning rate rises.
_WARM_UP = 0.1
# One pass over the questions cannot learn them by heart, and drawing random numbers would be a third of the time.
_NO_DROPOUT: dict[str, Any] = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
# Longest gradient; a longer one is cut to it.
_STEEPEST = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the encoder is trained.

    Attributes:
        rank: of the difference to each matrix.
        strength: share of the learned difference that is kept, 0 to 1.
        rate: the highest learning rate.
        temperature: what cosines are divided by before softmax; the 0.01 that the model was first trained with keeps
            its cosines where they were (0.75 to 1), while 0.03 spreads them from 0.3 to 0.8.
        batch: questions of a batch.
        bf16: compute in bfloat16: twice as fast where the processor has it, slower where not.
    """

    rank: int = 16
    strength: float = 0.75
    rate: float = 3e-4
    temperature: float = 0.01
    batch: int = 32
    epochs: float = 1.3
    seed: int = 42
    bf16: bool = False


def train(pairs: Sequence[ContrastivePair], base: Path, out: Path, recipe: Recipe, quiet: bool = False) -> None:
    """Train on pairs and write the adapter's two files into a folder, with a progress bar unless `quiet`.

    Args:
        pairs: about one report or several.
        base: sentence-transformers folder of the model as it was.
        recipe: how.
        out: made if it is not there.
        quiet: no progress bar.
    """
    set_seed(recipe.seed)
    model, adapted = _model(base, recipe)
    encoder = LearningEncoder(model, base)
    steps = batches(pairs, recipe.batch, recipe.epochs, recipe.seed)
    learned = [weights for weights in adapted.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=recipe.rate, weight_decay=0.0)
    rate = get_cosine_schedule_with_warmup(optimiser, math.ceil(_WARM_UP * len(steps)), len(steps))
    for batch in tqdm(steps, desc="training", unit="batch", disable=quiet):
        with torch.autocast(model.device.type, torch.bfloat16, enabled=recipe.bf16):
            loss = _loss(encoder, batch, recipe.temperature)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(learned, _STEEPEST)
        optimiser.step()
        optimiser.zero_grad()
        rate.step()
    with tempfile.TemporaryDirectory() as work:
        adapted.save_pretrained(work)
        write_adapter(Path(work), out, recipe.strength)


def _loss(encoder: LearningEncoder, batch: Sequence[ContrastivePair], temperature: float) -> torch.Tensor:
    """Return the cross entropy of the right one among all that the batch shows."""
    questions = encoder.queries([pair.question for pair in batch])
    texts = [*(pair.right for pair in batch), *(pair.wrong for pair in batch if pair.wrong)]
    shown: list[torch.Tensor] = []
    right: list[int] = []
    for number, (marked, vectors) in enumerate(zip(texts, encoder.with_clauses([m.text for m in texts]), strict=True)):
        right.append(len(shown))
        if not marked.meant:
            shown.append(vectors[0])
            continue
        further = marked.meant[1:] if number < len(batch) else ()  # a second clause of the answer is not wrong
        others = [part for part in range(len(marked.text.parts)) if part != marked.meant[0] and part not in further]
        shown += [vectors[1 + part] for part in (marked.meant[0], *others)]
    scores = questions @ torch.stack(shown).T / temperature
    return cross_entropy(scores, torch.tensor(right[: len(batch)], device=scores.device))


def write_adapter(trained: Path, out: Path, strength: float) -> None:
    """Write what PEFT saved as float16, at a share of its strength, without the traces of where it was trained."""
    out.mkdir(parents=True, exist_ok=True)
    factors = {name: factor.astype(np.float16) for name, factor in load_file(trained / FACTORS).items()}
    config = json.loads((trained / CONFIG).read_text("utf-8"))
    config |= {
        "lora_alpha": config["r"] * strength,
        "base_model_name_or_path": "intfloat/multilingual-e5-small",
        "target_modules": sorted(config["target_modules"]),  # a set, in any order
    }
    filled = {name: value for name, value in config.items() if value not in (None, [], {}, False)}
    save_file(factors, out / FACTORS, metadata={"format": "pt"})
    (out / CONFIG).write_text(json.dumps(filled, indent=2, sort_keys=True) + "\n", "utf-8")


def _model(base: Path, recipe: Recipe) -> tuple[BertModel, PeftModel]:
    """Load the model with a difference of zero put beside its frozen weights; PEFT's view of it saves that alone."""
    model = BertModel.from_pretrained(
        base, add_pooling_layer=False, config=BertConfig.from_pretrained(base, **_NO_DROPOUT)
    )
    torch.nn.Module.to(model, "cuda" if torch.cuda.is_available() else "cpu")
    config = LoraConfig(
        task_type=TaskType.FEATURE_EXTRACTION,
        r=recipe.rank,
        lora_alpha=recipe.rank,
        target_modules=_MODULES,
    )
    return model, get_peft_model(model, config)
