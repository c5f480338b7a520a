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


@pytest.fixture(scope="module")
def many():
    """Return 20,000 rows in clusters, as texts of reports lie, and 50 queries near them."""
    random = np.random.default_rng(0)
    centres = random.standard_normal((400, 64))
    rows = centres[random.integers(400, size=20_000)] + 0.5 * random.standard_normal((20_000, 64))
    queries = centres[:50] + 0.5 * random.standard_normal((50, 64))
    return tuple((part / np.linalg.norm(part, axis=1, keepdims=True)).astype(np.float32) for part in (rows, queries))


@pytest.mark.parametrize(
    "chosen", [np.r_[5:900, 1000:1001, 4000:9000], np.arange(0, 20_000, 7), np.arange(19_999, 0, -1)]
)
def test_rows_that_lie_together_and_apart_are_scored_alike(many, chosen):
    rows, queries = many
    scores = VectorIndex.build(rows).scores(queries[0], chosen)
    np.testing.assert_allclose(scores, rows[chosen] @ queries[0], atol=1e-6)


def test_codes_find_the_exact_ten_nearest_among_a_hundred(many):
    rows, queries = many
    everything, index = np.arange(len(rows)), VectorIndex.build(rows, flat=False)
    exact = np.argsort(-(queries @ rows.T), axis=1)[:, :10]
    found = [set(index.nearest(query, everything, 100)) for query in queries]
    assert np.mean([len(found[i].intersection(best)) / 10 for i, best in enumerate(exact)]) >= 0.99


@pytest.mark.parametrize("flat", [True, False])
def test_the_nearest_of_some_rows_are_places_among_them(many, flat):
    rows, queries = many
    index = VectorIndex.build(rows, flat)
    for chosen in (np.arange(0, 20_000, 7), np.arange(3, 20_000), np.array([5, 9])):
        places = index.nearest(queries[0], chosen, 20)
        assert set(np.argsort(-(rows[chosen] @ queries[0]))[:1]) <= set(places) <= set(range(len(chosen)))
        assert len(places) <= 20


def test_an_index_with_codes_scores_exactly_and_reads_back(many, tmp_path):
    rows, queries = many
    VectorIndex.build(rows, flat=False).save(tmp_path / "x.faiss")
    loaded = VectorIndex.load(tmp_path / "x.faiss")
    some = np.array([3, 700, 19_999])
    np.testing.assert_allclose(loaded.scores(queries[0], some), rows[some] @ queries[0], atol=1e-6)
    np.testing.assert_array_equal(loaded.vectors(some), rows[some])
    assert len(loaded.nearest(queries[0], np.arange(20_000), 10)) == 10
