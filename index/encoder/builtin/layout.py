"""Where the files of a model folder are, and the checksums that tell a whole folder from a damaged one."""

from __future__ import annotations

import json
from pathlib import Path

from index.encoder.builtin.configs import write_json
from index.encoder.builtin.release import file_sha256

FLOATS = "model.safetensors"
GRAPH = "onnx/model_int8.onnx"
WEIGHTS = "onnx/model_int8.onnx_data"
TOKENIZER = "tokenizer.json"
UNIGRAM = "onnx/unigram.json"
CHECKSUMS = "checksums.json"


def write_checksums(folder: Path) -> None:
    """Write size (bytes) and SHA-256 of every file of the folder into checksums.json."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    known = {path.relative_to(folder).as_posix(): (path.stat().st_size, file_sha256(path)) for path in files}
    write_json(folder / CHECKSUMS, known)


def is_intact(folder: Path) -> bool:
    """Whether every file is there in its size, and every file that the bot reads has its checksum.

    The float weights, which only sentence-transformers reads, are compared by size alone: hashing 470 MB takes longer
    than loading the rest.
    """
    try:
        known = json.loads((folder / CHECKSUMS).read_text("utf-8"))
        return all(_is_as_written(folder / name, *expected) for name, expected in known.items())
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def _is_as_written(path: Path, size: int, checksum: str) -> bool:
    return path.stat().st_size == size and (path.name == FLOATS or file_sha256(path) == checksum)
