"""The files of a model folder: their names, its JSON, and the checksums that tell a whole one from a damaged one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from index.encoder.builtin.weights import Weights
from index.manifest import file_hash

FLOATS = "model.safetensors"
GRAPH = "onnx/model_int8.onnx"
WEIGHTS = "onnx/model_int8.onnx_data"
TOKENIZER = "tokenizer.json"
UNIGRAM = "onnx/unigram.json"
CHECKSUMS = "checksums.json"

# Tokens, the two around the text included; the model has no position embeddings beyond.
MAX_TOKENS = 512
# The weights have no pooler, and mean pooling needs none.
_TRANSFORMER = {"max_seq_length": MAX_TOKENS, "do_lower_case": False, "model_args": {"add_pooling_layer": False}}


def write_configs(folder: Path, weights: Weights, prompts: Mapping[str, str]) -> None:
    """Write every JSON file that SentenceTransformer(folder) reads beside weights and tokenizer.json."""
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    for name in ("1_Pooling", "2_Normalize", "onnx"):
        (folder / name).mkdir()
    _write_json(
        folder / "modules.json",
        [
            {"idx": place, "name": str(place), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for place, (path, kind) in enumerate(modules)
        ],
    )
    shape = weights.architecture
    _write_json(folder / "1_Pooling/config.json", _pooling(shape.hidden))
    _write_json(folder / "2_Normalize/config.json", {})
    _write_json(folder / "sentence_bert_config.json", _TRANSFORMER)
    _write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": dict(prompts), "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    _write_json(folder / "config.json", _bert_config(weights))
    _write_json(folder / "tokenizer_config.json", _tokenizer_config(weights))


def write_checksums(folder: Path, names: Sequence[str] = ()) -> None:
    """Write size (bytes) and SHA-256 of every file of the folder, or of those named, into checksums.json."""
    files = [folder / name for name in names] or sorted(path for path in folder.rglob("*") if path.is_file())
    checksums = {path.relative_to(folder).as_posix(): (path.stat().st_size, file_hash(path)) for path in files}
    _write_json(folder / CHECKSUMS, checksums)


def is_intact(folder: Path) -> bool:
    """Tell whether every file is there in its size, and every file that the bot reads has its checksum.

    The float weights, which only sentence-transformers reads, are compared by size alone: hashing 470 MB takes longer
    than loading the rest.
    """
    try:
        files = json.loads((folder / CHECKSUMS).read_text("utf-8"))
        return all(_is_as_written(folder / name, *written) for name, written in files.items())
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def _pooling(hidden: int) -> dict[str, Any]:
    return {"word_embedding_dimension": hidden, "pooling_mode_mean_tokens": True, "include_prompt": True}


def _bert_config(weights: Weights) -> dict[str, Any]:
    shape, pieces = weights.architecture, weights.pieces
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "hidden_act": "gelu",
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": pieces.pad,
        "torch_dtype": "float32",
    }


def _tokenizer_config(weights: Weights) -> dict[str, Any]:
    pieces = weights.pieces
    names = {"bos_token": pieces.bos, "eos_token": pieces.eos, "pad_token": pieces.pad, "unk_token": pieces.unk}
    special = {name: pieces.scored[place][0] for name, place in names.items()}
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_TOKENS,
        "cls_token": special["bos_token"],
        "sep_token": special["eos_token"],
        "model_input_names": ["input_ids", "attention_mask"],
        **special,
    }


def _is_as_written(path: Path, size: int, checksum: str) -> bool:
    return path.stat().st_size == size and (path.name == FLOATS or file_hash(path) == checksum)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
