import numpy as np
import onnx
from safetensors.numpy import load_file

from index.cross_encoder.cross_encoder import GRAPH, HEADS


def test_a_folder_holds_a_graph_of_words_and_the_heads_in_half_precision(tiny):
    graph = onnx.load(tiny / GRAPH).graph
    assert [value.name for value in graph.input] == ["words", "places", "texts"]
    assert [value.name for value in graph.output] == ["states"]
    heads = load_file(tiny / HEADS)
    assert sorted(heads) == [
        f"{head}.{part}" for head in ("answers", "figure") for part in ("inner.b", "inner.w", "outer.b", "outer.w")
    ]
    assert {values.dtype for values in heads.values()} == {np.dtype(np.float16)}
