"""Low-rank training of the built-in encoder by contrast, with sentence-transformers' trainer and PEFT.

The question is drawn to the text that answers it and pushed from the other texts of its batch. A batch holds questions
about one report only, because that is the choice the bot has to make. The weights themselves stay frozen, word
embeddings included: what is learned is a low-rank difference, and only a part of it (`strength`) is added, which keeps
the middle between the trained model and the original.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors.numpy import load_file, save_file

from index.builtin.adapter import CONFIG, FACTORS
from index.training.examples import Example

if TYPE_CHECKING:
    from datasets import DatasetDict
    from peft import PeftModel
    from sentence_transformers import SentenceTransformer, SentenceTransformerTrainingArguments

# The linear maps of a layer: attention in, attention out, feed-forward.
_MODULES = ["query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense"]
# Tokens of one text; a question or a clause has about 15, and one long text would pad its whole batch.
_LONGEST = 64
# Share of the steps, the first, while the learning rate rises.
_WARM_UP = 0.1
# One pass over the questions cannot learn them by heart, and drawing random numbers would be a third of the time.
_NO_DROPOUT = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}


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
    strength: float = 0.9
    rate: float = 3e-4
    temperature: float = 0.01
    batch: int = 32
    epochs: float = 0.7
    seed: int = 42
    bf16: bool = False


def train(examples: Sequence[Example], base: Path, out: Path, recipe: Recipe, quiet: bool = False) -> None:
    """Train on the examples and write the adapter's two files into a folder, with a progress bar unless `quiet`.

    Args:
        examples: of one report or several.
        base: sentence-transformers folder of the model as it was.
        recipe: how.
        out: made if it is not there.
        quiet: no progress bar.
    """
    from sentence_transformers import SentenceTransformerTrainer
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
    from transformers import set_seed

    set_seed(recipe.seed)
    model, adapted = _model(base, recipe)
    loss = MultipleNegativesRankingLoss(model, scale=1 / recipe.temperature)
    with tempfile.TemporaryDirectory() as work:
        arguments = _arguments(Path(work), model, recipe, quiet)
        SentenceTransformerTrainer(model, arguments, train_dataset=_by_report(examples), loss=loss).train()
        adapted.save_pretrained(work)
        write_adapter(Path(work), out, recipe.strength)


def write_adapter(trained: Path, out: Path, strength: float) -> None:
    """Write what PEFT saved as float16, at a share of its strength, without the traces of where it was trained."""
    out.mkdir(parents=True, exist_ok=True)
    factors = {name: factor.astype(np.float16) for name, factor in load_file(trained / FACTORS).items()}
    config = json.loads((trained / CONFIG).read_text("utf-8"))
    config |= {"lora_alpha": config["r"] * strength, "base_model_name_or_path": "intfloat/multilingual-e5-small"}
    kept = {name: value for name, value in config.items() if value not in (None, [], {}, False)}
    save_file(factors, out / FACTORS, metadata={"format": "pt"})
    (out / CONFIG).write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")


def _model(base: Path, recipe: Recipe) -> tuple[SentenceTransformer, PeftModel]:
    """Load the model with a difference of zero put beside its frozen weights; PEFT's view of it saves that alone."""
    from peft import LoraConfig, TaskType, get_peft_model
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(base), config_kwargs=_NO_DROPOUT)
    model.max_seq_length = _LONGEST
    config = LoraConfig(
        task_type=TaskType.FEATURE_EXTRACTION,
        r=recipe.rank,
        lora_alpha=recipe.rank,
        target_modules=_MODULES,
    )
    transformer: Any = model[0]
    return model, get_peft_model(transformer.auto_model, config)


def _by_report(examples: Sequence[Example]) -> DatasetDict:
    from datasets import Dataset, DatasetDict

    columns: dict[str, dict[str, list[str]]] = {}
    for example in examples:
        report = columns.setdefault(example.report, {"anchor": [], "positive": [], "negative": []})
        for name, text in zip(report, (example.question, example.right, example.wrong), strict=True):
            report[name].append(text)
    return DatasetDict({name: Dataset.from_dict(report) for name, report in columns.items()})


def _arguments(
    work: Path, model: SentenceTransformer, recipe: Recipe, quiet: bool
) -> SentenceTransformerTrainingArguments:
    import torch
    from sentence_transformers import SentenceTransformerTrainingArguments
    from sentence_transformers.base.sampler import BatchSamplers, MultiDatasetBatchSamplers

    prompts: dict[str, Any] = model.prompts
    return SentenceTransformerTrainingArguments(
        output_dir=str(work),
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.rate,
        warmup_steps=_WARM_UP,
        lr_scheduler_type="cosine",
        batch_sampler=BatchSamplers.NO_DUPLICATES,  # a text twice in a batch would be its own wrong answer
        multi_dataset_batch_sampler=MultiDatasetBatchSamplers.PROPORTIONAL,
        prompts={"anchor": prompts["query"], "positive": prompts["passage"], "negative": prompts["passage"]},
        use_cpu=not torch.cuda.is_available(),  # the trainer would also take other devices, and refuses bf16 unasked
        bf16=recipe.bf16,
        seed=recipe.seed,
        save_strategy="no",
        report_to=[],
        disable_tqdm=quiet,
    )
