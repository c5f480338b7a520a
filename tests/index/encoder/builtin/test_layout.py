import hashlib
import json

import pytest

from index.encoder.builtin.layout import CHECKSUMS, FLOATS, is_intact, write_checksums, write_configs
from index.encoder.builtin.weights import read_weights

PROMPTS = {"query": "query: ", "passage": "passage: "}


@pytest.fixture
def configs(tmp_path, path):
    """The JSON files of the tiny model, by their names."""
    folder = tmp_path / "模型"
    folder.mkdir()
    write_configs(folder, read_weights(path), PROMPTS)
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): json.loads(file.read_text("utf-8")) for file in files}


@pytest.fixture
def folder(tmp_path):
    """A folder of two files with its checksums."""
    folder = tmp_path / "模型"
    (folder / "onnx").mkdir(parents=True)
    (folder / FLOATS).write_bytes(b"floats")
    (folder / "onnx" / "图.onnx").write_bytes(b"graph")
    write_checksums(folder)
    return folder


def test_modules_are_the_transformer_then_pooling_then_unit_length(configs):
    assert [(module["path"], module["type"].rsplit(".", 1)[1]) for module in configs["modules.json"]] == [
        ("", "Transformer"),
        ("1_Pooling", "Pooling"),
        ("2_Normalize", "Normalize"),
    ]
    assert (configs["1_Pooling/config.json"]["pooling_mode_mean_tokens"], configs["2_Normalize/config.json"]) == (
        True,
        {},
    )
    assert configs["1_Pooling/config.json"]["word_embedding_dimension"] == 32


def test_the_shape_of_the_encoder_is_that_of_the_weights(configs):
    config = configs["config.json"]
    names = ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size")
    assert [config[name] for name in names] == [32, 2, 2, 64, 19]
    assert (config["max_position_embeddings"], config["type_vocab_size"], config["pad_token_id"]) == (512, 2, 1)
    assert config["layer_norm_eps"] == pytest.approx(1e-12)


def test_the_tokenizer_and_the_prompts_are_those_of_the_release(configs):
    assert configs["tokenizer_config.json"] == {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": 512,
        "cls_token": "<s>",
        "sep_token": "</s>",
        "model_input_names": ["input_ids", "attention_mask"],
        "bos_token": "<s>",
        "eos_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
    }
    assert configs["config_sentence_transformers.json"]["prompts"] == PROMPTS
    assert configs["sentence_bert_config.json"]["max_seq_length"] == 512


def test_checksums_are_size_and_hash_of_every_other_file(folder):
    assert json.loads((folder / CHECKSUMS).read_text("utf-8")) == {
        FLOATS: [6, hashlib.sha256(b"floats").hexdigest()],
        "onnx/图.onnx": [5, hashlib.sha256(b"graph").hexdigest()],
    }
    assert is_intact(folder)


@pytest.mark.parametrize(
    ("name", "content", "intact"),
    [
        ("onnx/图.onnx", b"grape", False),
        ("onnx/图.onnx", b"graph ", False),
        ("onnx/图.onnx", None, False),
        (FLOATS, b"floatz", True),
        (FLOATS, b"float", False),
        (FLOATS, None, False),
        ("another", b"x", True),
    ],
)
def test_a_folder_is_intact_if_every_file_is_as_it_was_written_the_floats_by_size(folder, name, content, intact):
    path = folder / name
    path.unlink() if content is None else path.write_bytes(content)
    assert is_intact(folder) is intact


@pytest.mark.parametrize("text", [None, "", "[1]", '{"a": 1}', '{"a": [1]}', "\ud800"])
def test_without_readable_checksums_no_folder_is_intact(folder, text):
    path = folder / CHECKSUMS
    path.unlink() if text is None else path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert is_intact(folder) is False
