"""From trained weights to what is served: an int8 graph, and the heads beside it.

It needs onnx, which no server imports.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import save_model
from safetensors.numpy import save_file

from index.cross_encoder.cross_encoder import GRAPH, HEADS
from index.encoder.builtin.graph import build_graph
from index.encoder.builtin.layout import write_checksums
from index.encoder.builtin.weights import Architecture, Floats


def write_cross_encoder(
    folder: Path,
    architecture: Architecture,
    vectors: Mapping[str, Floats],
    matrices: Mapping[str, Floats],
    heads: Mapping[str, NDArray[np.generic]],
) -> None:
    """Write a trained cross-encoder into a folder, which is made if it is not there, with its checksums.

    Args:
        folder: what is in it of that name is replaced.
        architecture: of its layers.
        vectors: biases, layer norms and position embeddings, by the names of the weights file.
        matrices: weights of the layers [outputs, inputs], by the names of the weights file.
        heads: `inner.w`, `inner.b`, `outer.w`, `outer.b` of each head, by the head's name and these (answers.inner.w).
    """
    folder.mkdir(parents=True, exist_ok=True)
    save_model(build_graph(architecture, vectors, matrices), folder / GRAPH)
    save_file({name: np.ascontiguousarray(values, np.float16) for name, values in heads.items()}, folder / HEADS)
    (folder / HEADS).chmod(0o644)  # safetensors' files are private
    write_checksums(folder, (GRAPH, HEADS))
