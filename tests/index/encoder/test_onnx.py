from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from corpus import ROOT
from index.encoder import load_encoder
from index.encoder.builtin import GRAPH, UNIGRAM, ConversionError, builtin_release, ensure_builtin
from index.encoder.onnx import OnnxEncoder
from index.encoder.with_parts import MAX_CHARACTERS, SentenceWithClauses

pytestmark = pytest.mark.model

TEXTS = [
    "新建、改扩建学校28所，新增学位3.2万个。",
    "地区生产总值增长7.5%左右，城镇新增就业5万人。",
    "今年GDP目标是多少",
    "How many school places will be added this year?",
    "推进老旧小区改造，加装电梯400部。" * 20,
    "學位",
]
HOSTILE = [
    "",
    " ",
    "\n\t",
    "学" * 100_000,
    "a " * 50_000,
    "😀👨‍👩‍👧‍👦" * 50,
    "\x00\x01\x7f\u202e",
    "\ud83d",
    "a\udfffb",
    "</s><pad>",
]


@pytest.fixture(scope="module")
def encoder():
    return load_encoder("", quiet=True)


def test_vectors_are_float32_unit_rows(encoder):
    vectors = encoder.passages(TEXTS)
    assert (vectors.dtype, vectors.shape, encoder.dim) == (np.float32, (len(TEXTS), 384), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_text_gives_no_row(encoder):
    assert encoder.queries([]).shape == (0, 384)


def test_a_text_has_the_same_vector_alone_and_among_others(encoder):
    together = encoder.passages(TEXTS + HOSTILE)
    for text, vector in zip(TEXTS, together, strict=False):
        np.testing.assert_array_equal(encoder.passages([text])[0], vector)


def test_queries_and_passages_get_their_own_prompts(encoder):
    (query,), (passage,) = encoder.queries(["学位"]), encoder.passages(["学位"])
    assert query @ passage < 0.999


def test_a_text_with_parts_has_its_own_vector_and_theirs(encoder):
    text = SentenceWithClauses("新增就业5万人，其中高校毕业生1万人。", ((0, 7), (8, 17)))
    (vectors,) = encoder.with_clauses([text])
    whole, *alone = encoder.passages([text.text, "新增就业5万人", "其中高校毕业生1万人"])
    assert (vectors.dtype, vectors.shape) == (np.float32, (3, 384))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ whole > 0.99
    near = vectors[1:] @ np.stack(alone).T
    assert near.argmax(axis=1).tolist() == [0, 1]
    assert vectors[2] @ vectors[1] > alone[1] @ alone[0]  # what it leaves unsaid, it has from its sentence


def test_parts_do_not_depend_on_what_else_is_embedded(encoder):
    texts = [SentenceWithClauses(text, ((0, 1), (1, len(text)))) for text in [*TEXTS, *HOSTILE] if len(text) > 1]
    together = encoder.with_clauses(texts)
    for vectors in together:
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), [1, 1, 1], atol=1e-5)
    for text, vectors in zip(texts[:4], together, strict=False):
        np.testing.assert_array_equal(encoder.with_clauses([text])[0], vectors)


def test_one_meaning_is_nearer_than_another(encoder):
    question = encoder.queries(["今年要增加多少个学位"])[0]
    assert int((encoder.passages(TEXTS[:2]) @ question).argmax()) == 0


def test_hostile_texts_get_unit_vectors(encoder):
    np.testing.assert_allclose(np.linalg.norm(encoder.queries(HOSTILE), axis=1), 1, atol=1e-5)


def test_what_is_beyond_the_cap_does_not_count(encoder):
    text = "学" * MAX_CHARACTERS
    np.testing.assert_array_equal(encoder.passages([text])[0], encoder.passages([text + "位"])[0])


def test_several_threads_get_what_one_gets(encoder):
    alone = encoder.passages(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(encoder.passages, [TEXTS] * 8):
            np.testing.assert_array_equal(vectors, alone)


def test_memory_does_not_grow_with_texts_seen(encoder):
    psutil = pytest.importorskip("psutil")
    process = psutil.Process()
    texts = [f"{number}：" + "加快建设现代产业体系" * (number % 40) for number in range(240)]
    encoder.passages(texts[:80])
    before = process.memory_info().rss
    encoder.passages(texts[80:])
    assert process.memory_info().rss - before < 20_000_000


@pytest.mark.parametrize("name", [GRAPH, UNIGRAM])
def test_a_folder_without_a_file_is_named(tmp_path, name):
    whole = ensure_builtin(builtin_release(), quiet=True)
    for path in (path for path in whole.rglob("*") if path.is_file() and path.relative_to(whole).as_posix() != name):
        (tmp_path / path.relative_to(whole)).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path.relative_to(whole)).symlink_to(path)
    with pytest.raises(ConversionError, match=r"cannot be loaded .*; delete that folder$"):
        OnnxEncoder.open(tmp_path)


def test_retrieval_needs_no_exact_arithmetic(encoder):
    """The shipped report, sentence against its own paragraph: 8-bit weights must not lose what belongs together."""
    lines = (ROOT / "corpus" / "reports" / "mianyang-2023.txt").read_text("utf-8-sig").splitlines()
    paragraphs = [line for line in lines if len(line) > 120][:40]
    found = encoder.queries([text[:60] for text in paragraphs]) @ encoder.passages(paragraphs).T
    assert found.argmax(axis=1).tolist() == list(range(len(paragraphs)))
