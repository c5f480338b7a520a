import numpy as np
import pytest
from safetensors.numpy import load_file

from index.encoder import load_encoder
from index.encoder.builtin import FLOATS, EncoderError, builtin_release, ensure_builtin
from index.encoder.sentence_transformers import model_identity, prompts_of
from index.encoder.with_parts import SentenceWithClauses

TEXTS = [
    "新建、改扩建学校28所，新增学位3.2万个。",
    "地区生产总值增长7.5%左右，城镇新增就业5万人，粮食总产量46亿斤以上。",
    "今年GDP目标是多少",
    "How many school places will be added this year?",
    "推进老旧小区改造，加装电梯400部。" * 20,
    "學位　２０～３０％ ㎡",
    "emoji 😀 and control \x07 characters",
    "",
    "\ud83d",
]


@pytest.fixture(scope="module")
def folder():
    return ensure_builtin(builtin_release(), quiet=True)


@pytest.fixture(scope="module")
def encoder(folder):
    return load_encoder(str(folder))


@pytest.mark.model
@pytest.mark.parametrize("kind", ["queries", "passages"])
def test_the_builtin_folder_serves_sentence_transformers_alike(encoder, kind):
    vectors, builtin = (getattr(each, kind)(TEXTS) for each in (encoder, load_encoder("", quiet=True)))
    assert (vectors.dtype, vectors.shape) == (np.float32, builtin.shape)
    assert (vectors * builtin).sum(axis=1).min() > 0.99


@pytest.mark.model
def test_no_text_gives_no_row(encoder):
    assert encoder.queries([]).shape == (0, 384)


@pytest.mark.model
def test_parts_are_embedded_alone(encoder):
    text = SentenceWithClauses("新增5家，建成2套。", ((0, 4), (5, 9)))
    vectors, none = encoder.with_clauses([text, SentenceWithClauses("好。")])
    np.testing.assert_allclose(vectors, encoder.passages([text.text, "新增5家", "建成2套"]), atol=1e-5)
    assert none.shape == (1, 384)


@pytest.mark.model
def test_the_folder_has_every_weight_of_the_model_and_no_other(folder):
    from sentence_transformers import SentenceTransformer  # four seconds, here instead of at every collection

    model = SentenceTransformer(str(folder))
    assert set(model[0].auto_model.state_dict()) == set(load_file(folder / FLOATS))


def test_a_folder_that_is_not_there():
    with pytest.raises(EncoderError, match=r"^there is no model folder '\./no-model'; set EMBEDDER to one that exists"):
        load_encoder("./no-model")


def test_a_folder_that_holds_no_model(tmp_path):
    with pytest.raises(EncoderError, match=r"^the model in .* cannot be loaded \(.*\); set EMBEDDER to a local"):
        load_encoder(str(tmp_path))


def test_a_hub_that_cannot_be_reached(monkeypatch, tmp_path):
    def refuse(*_, **__):
        raise ConnectionError("Name or service not known.")

    monkeypatch.setattr("huggingface_hub.HfApi.model_info", refuse)
    monkeypatch.setattr("index.encoder.sentence_transformers._load_cached", lambda name: None)
    with pytest.raises(EncoderError) as refusal:
        load_encoder("someone/some-model")
    assert str(refusal.value) == (
        "the model 'someone/some-model', which is no local folder, cannot be loaded (Name or service not known); "
        "set EMBEDDER to a local sentence-transformers folder, or unset it to use the built-in model"
    )


def test_the_name_of_a_folder_follows_the_files(tmp_path):
    (tmp_path / "weights").write_text("1")
    first = model_identity(str(tmp_path))
    assert first == model_identity(f"{tmp_path}/")
    (tmp_path / "weights").write_text("22")
    assert model_identity(str(tmp_path)) != first
    assert model_identity("someone/some-model") == "someone/some-model"


@pytest.mark.parametrize(
    ("name", "model_prompts", "prompts"),
    [
        ("intfloat/multilingual-e5-large", {}, ("query: ", "passage: ")),
        ("models/bge-small-zh-v1.5", {"query": "", "document": ""}, ("为这个句子生成表示以用于检索相关文章：", "")),
        ("someone/any", {"query": "q: ", "document": "d: "}, ("q: ", "d: ")),
        ("someone/e5-own", {"query": None, "passage": "p: "}, ("", "p: ")),
        ("someone/any", {}, ("", "")),
    ],
)
def test_prompts(name, model_prompts, prompts):
    assert prompts_of(name, model_prompts) == prompts
