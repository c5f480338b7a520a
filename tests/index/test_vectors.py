import faiss
import numpy as np
import pytest

from index.errors import BrokenIndexError
from index.vectors import VectorIndex


@pytest.fixture
def vectors():
    rows = np.random.default_rng(0).standard_normal((50, 16)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_scores_equal_the_brute_force_product(vectors):
    index = VectorIndex.build(vectors)
    for rows in (np.arange(50), np.arange(10, 20), np.array([0, 7, 49])):
        np.testing.assert_allclose(index.scores(vectors[3], rows), vectors[rows] @ vectors[3], atol=1e-6)


def test_scores_equal_a_search_of_faiss(vectors):
    index = faiss.IndexFlatIP(16)
    index.add(vectors)
    found, rows = index.search(vectors[3:4], 50)
    np.testing.assert_allclose(VectorIndex.build(vectors).scores(vectors[3], rows[0]), found[0], atol=1e-6)


def test_an_empty_grain_scores_nothing():
    index = VectorIndex.build(np.zeros((0, 16), np.float32))
    assert index.scores(np.zeros(16, np.float32), np.arange(0)).shape == (0,)


def test_saving_and_loading_are_inverse_under_a_chinese_path(vectors, tmp_path):
    path = tmp_path / "向量.faiss"
    VectorIndex.build(vectors).save(path)
    loaded = VectorIndex.load(path)
    assert len(loaded) == 50
    rows = np.arange(50)
    np.testing.assert_array_equal(loaded.scores(vectors[0], rows), VectorIndex.build(vectors).scores(vectors[0], rows))


def test_a_damaged_file_is_refused_with_the_remedy(tmp_path):
    path = tmp_path / "x.faiss"
    path.write_bytes(b"not an index")
    with pytest.raises(BrokenIndexError, match=r"x\.faiss is damaged; run `python -m index build`"):
        VectorIndex.load(path)
