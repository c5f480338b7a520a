"""Turns the weights of a release into the files of a model folder; needs neither torch nor transformers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onnx import ModelProto, save_model
from safetensors import SafetensorError
from safetensors.numpy import save_file

from index.encoder.builtin.adapter import Adapter
from index.encoder.builtin.configs import write_configs
from index.encoder.builtin.errors import ConversionError
from index.encoder.builtin.graph import build_graph
from index.encoder.builtin.layout import FLOATS, GRAPH, TOKENIZER, UNIGRAM, WEIGHTS
from index.encoder.builtin.names import transformers_tensors
from index.encoder.builtin.release import Release, file_sha256
from index.encoder.builtin.tokenizer import build_tokenizer
from index.encoder.builtin.unigram import write_unigram
from index.encoder.builtin.weights import Floats, read_weights

# Steps of `convert`, for a progress bar.
STEPS = 5
# Bytes; smaller constants stay inside the graph.
_INSIDE = 1024


def write_model(release: Release, folder: Path) -> Iterator[None]:
    """Write every file of the model into an existing folder; yields after each of its `STEPS` steps.

    Raises:
        WeightsError: the package with the weights is missing, of another version, or damaged.
        ConversionError: the adapter cannot be read, or the float32 weights are not those that the release must give.
        OSError: a file cannot be written.
    """
    weights = read_weights(release.locate())
    yield
    write_configs(folder, weights, release.prompts)
    write_unigram(folder / UNIGRAM, weights)
    (folder / TOKENIZER).write_text(build_tokenizer(weights.pieces).to_str(), "utf-8")
    yield
    matrices = {name: blocks.floats() for name, blocks in weights.matrices.items()}
    if release.adapter:
        matrices = Adapter.read(release.adapter).merge(matrices)
    _save_floats(transformers_tensors(weights, matrices), folder / FLOATS)
    yield
    _check(release, file_sha256(folder / FLOATS))
    yield
    graph = build_graph(weights.architecture, weights.matrices["emb.word"], weights.vectors, matrices)
    _save_graph(graph, folder / GRAPH)
    yield


def _save_floats(tensors: dict[str, Floats], path: Path) -> None:
    try:
        save_file(tensors, path, metadata={"format": "pt"})
    except SafetensorError as error:  # a full disk, in a class of its own
        raise OSError(str(error)) from error


def _save_graph(graph: ModelProto, path: Path) -> None:
    """Save the weights beside the graph: onnxruntime then maps them into memory instead of parsing and copying them."""
    save_model(graph, path, save_as_external_data=True, location=Path(WEIGHTS).name, size_threshold=_INSIDE)


def _check(release: Release, found: str) -> None:
    if release.converted_sha256 and found != release.converted_sha256:
        raise ConversionError(
            f"converting {release.name} gave weights with SHA-256 {found}, not {release.converted_sha256}; "
            "install the versions that requirements.txt names and try again"
        )
