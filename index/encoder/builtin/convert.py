"""Turns the weights of a release into the files of a model folder; needs neither torch nor transformers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onnx import ModelProto, save_model
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from index.encoder.builtin.adapter import Adapter
from index.encoder.builtin.graph import build_graph
from index.encoder.builtin.layout import FLOATS, GRAPH, TOKENIZER, UNIGRAM, WEIGHTS, write_configs
from index.encoder.builtin.names import transformers_tensors
from index.encoder.builtin.release import Release
from index.encoder.builtin.unigram import write_unigram
from index.encoder.builtin.weights import Floats, Pieces, read_weights
from index.encoder.builtin.words import write_words
from index.errors import ConversionError
from index.manifest import file_hash

# Steps of `write_model`, for a progress bar.
STEPS = 5
# Bytes; smaller constants stay inside the graph.
_INSIDE = 1024
# Characters that the tokenizer deletes, and those that it reads as a space.
_DELETED = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]"
_BLANK = "[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
# A code point for private use, in which the tilde sits out NFKC.
_TILDE, _STAND_IN = "～", "\uf8ff"


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
    _check(release, file_hash(folder / FLOATS))
    yield
    write_words((folder / GRAPH).parent, weights.matrices["emb.word"])
    graph = build_graph(weights.architecture, weights.vectors, matrices)
    _save_graph(graph, folder / GRAPH)
    yield


def build_tokenizer(pieces: Pieces) -> Tokenizer:
    """Return the tokenizer in the library's own parts: text in, ids of `<s> pieces </s>` out, not truncated nor padded.

    The normalisation map of the weights file is NFKC but for three things: control characters are deleted, some blanks
    and invisible characters become a space, and the full-width tilde ～ (the sign between two bounds, 10～20) stays.
    A test holds the two equal over the whole map.
    """
    tokenizer = Tokenizer(models.Unigram(list(pieces.scored), unk_id=pieces.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_DELETED), ""),
            normalizers.Replace(Regex(_BLANK), " "),
            normalizers.Replace(_TILDE, _STAND_IN),
            normalizers.NFKC(),
            normalizers.Replace(_STAND_IN, _TILDE),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    first, last = pieces.scored[pieces.bos][0], pieces.scored[pieces.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", special_tokens=[(first, pieces.bos), (last, pieces.eos)]
    )
    return tokenizer


def _save_floats(tensors: dict[str, Floats], path: Path) -> None:
    try:
        save_file(tensors, path, metadata={"format": "pt"})
    except SafetensorError as error:  # a full disk, in a class of its own
        raise OSError(str(error)) from error


def _save_graph(graph: ModelProto, path: Path) -> None:
    """Save the weights beside the graph: onnxruntime then maps them into memory instead of parsing and copying them."""
    save_model(graph, path, save_as_external_data=True, location=Path(WEIGHTS).name, size_threshold=_INSIDE)


def _check(release: Release, checksum: str) -> None:
    if release.converted_sha256 and checksum != release.converted_sha256:
        raise ConversionError(
            f"converting {release.name} gave weights with SHA-256 {checksum}, not {release.converted_sha256}; "
            "install the versions that requirements.txt names and try again"
        )
