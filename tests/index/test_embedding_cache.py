import numpy as np
import pytest

from index.embedding_cache import EmbeddingCache
from index.encoder.with_parts import SentenceWithClauses

OLD, NEW = ["旧一", "旧二", "旧三"], ["新一", "新二"]


@pytest.fixture
def cache(tmp_path, encoder):
    cache = EmbeddingCache(tmp_path / "v.sqlite")
    cache.passages(encoder, [*OLD, *NEW], "", quiet=True)
    encoder.embedded.clear()
    return cache


def test_what_no_report_says_any_more_goes_once_it_is_most(cache, encoder, monkeypatch):
    monkeypatch.setattr("index.embedding_cache._SPARE", 0)
    assert cache.prune(encoder, NEW) == 3
    kept = cache.passages(encoder, NEW, "", quiet=True)
    assert encoder.embedded == []
    np.testing.assert_array_equal(kept, encoder.passages(NEW))


@pytest.mark.parametrize(("spare", "used"), [(0, OLD), (100, NEW)])
def test_what_may_come_back_stays(cache, encoder, monkeypatch, spare, used):
    monkeypatch.setattr("index.embedding_cache._SPARE", spare)
    assert cache.prune(encoder, used) == 0
    cache.passages(encoder, [*OLD, *NEW], "", quiet=True)
    assert encoder.embedded == []


def test_a_text_is_kept_with_its_parts(cache, encoder):
    text, whole = SentenceWithClauses("新增5家，建成2套。", ((0, 4), (5, 9))), SentenceWithClauses("新增5家，建成2套。")
    first = cache.with_clauses(encoder, [text, whole], "", quiet=True)
    assert [vectors.shape for vectors in first] == [(3, encoder.dim), (1, encoder.dim)]
    encoder.embedded.clear()
    again = cache.with_clauses(encoder, [whole, text], "", quiet=True)
    assert encoder.embedded == []
    np.testing.assert_array_equal(again[1], first[0])
