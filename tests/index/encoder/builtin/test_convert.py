import dataclasses

import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.encoder.builtin.convert import STEPS, build_tokenizer, write_model
from index.encoder.builtin.layout import FLOATS, GRAPH, TOKENIZER, UNIGRAM, WEIGHTS
from index.encoder.builtin.names import transformers_tensors
from index.encoder.builtin.weights import read_weights
from index.errors import ConversionError


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "模型"
    folder.mkdir()
    return folder


@pytest.fixture
def tokenizer(path):
    return build_tokenizer(read_weights(path).pieces)


def test_a_model_is_written_in_so_many_steps_each_file_by_its_own(release, folder):
    files = (UNIGRAM, TOKENIZER, FLOATS, GRAPH, WEIGHTS)
    steps = [{name for name in files if (folder / name).is_file()} for _ in write_model(release, folder)]
    assert steps == [
        set(),
        {UNIGRAM, TOKENIZER},
        {UNIGRAM, TOKENIZER, FLOATS},
        {UNIGRAM, TOKENIZER, FLOATS},
        {UNIGRAM, TOKENIZER, FLOATS, GRAPH, WEIGHTS},
    ]
    assert len(steps) == STEPS


def test_the_float_weights_are_those_of_the_package_under_the_names_of_transformers(release, folder, path):
    list(write_model(release, folder))
    weights = read_weights(path)
    tensors = transformers_tensors(weights, {name: blocks.floats() for name, blocks in weights.matrices.items()})
    written = load_file(folder / FLOATS)
    assert {name: tensor.tobytes() for name, tensor in written.items()} == {
        name: tensor.tobytes() for name, tensor in tensors.items()
    }
    assert {name: tensor.shape for name, tensor in written.items()} == {
        name: tensor.shape for name, tensor in tensors.items()
    }


def test_float_weights_other_than_pinned_stop_the_conversion_before_the_graph(release, folder):
    pinned = dataclasses.replace(release, converted_sha256="00")
    with pytest.raises(ConversionError, match=r"^converting tiny gave weights with SHA-256 \w{64}, not 00; install"):
        list(write_model(pinned, folder))
    assert not (folder / GRAPH).exists()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("学位", ["▁", "学位"]),
        ("10～个", ["▁", "1", "0", "～", "个"]),
        ("\u0001ａb\t学", ["▁", "ab", "▁学"]),
        ("个鑫鑫", ["▁", "个", "<unk>"]),
        ("", []),
    ],
)
def test_a_text_becomes_pieces_between_begin_and_end(tokenizer, text, pieces):
    assert tokenizer.encode(text).tokens == [
        "<s>",
        *[piece if piece != "<unk>" else "鑫鑫" for piece in pieces],
        "</s>",
    ]


def test_the_written_tokenizer_is_the_one_that_was_built(release, folder, tokenizer):
    list(write_model(release, folder))
    assert Tokenizer.from_file(str(folder / TOKENIZER)).to_str() == tokenizer.to_str()
