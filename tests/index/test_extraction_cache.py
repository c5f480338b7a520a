import sqlite3

import pytest

from corpus import read_report
from index.build import build
from index.errors import IndexingError
from index.extraction_cache import ExtractionCache


@pytest.fixture
def store(tmp_path):
    return ExtractionCache(tmp_path / "派生" / "derived.sqlite")


def test_a_value_is_computed_once_until_its_stamp_changes(store):
    asked = []

    def compute(report):
        asked.append(report)
        return [report, len(asked)]

    assert store.values("figures", {"a": "1", "b": "1"}, compute) == {"a": ["a", 1], "b": ["b", 2]}
    assert store.values("figures", {"a": "1", "b": "2"}, compute) == {"a": ["a", 1], "b": ["b", 3]}
    assert store.values("words", {"a": "1"}, compute) == {"a": ["a", 4]}
    assert asked == ["a", "b", "b", "a"]


def test_a_file_that_is_no_cache_is_named(tmp_path):
    (tmp_path / "x.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(IndexingError, match=r"x\.sqlite: file is not a database; free some space, or delete the file"):
        ExtractionCache(tmp_path / "x.sqlite").values("figures", {"a": "1"}, str)


def test_a_failing_computation_keeps_what_was_there(store):
    store.values("figures", {"a": "1"}, str)
    with pytest.raises(ZeroDivisionError):
        store.values("figures", {"a": "1", "b": "1"}, lambda report: 1 / 0)
    assert store.values("figures", {"a": "1"}, lambda report: 1 / 0) == {"a": "a"}


def test_removing_a_report_computes_and_embeds_nothing(var, report, encoder, monkeypatch):
    other = read_report("丙丁市政府工作报告\n建成桥梁3座。", "bingding-2025")
    build([report, other], encoder, quiet=True)
    encoder.embedded.clear()
    monkeypatch.setattr("index.extraction_cache.figures_of", lambda *_: 1 / 0)
    monkeypatch.setattr("index.extraction_cache.words", lambda *_: 1 / 0)
    build([report], encoder, quiet=True)
    assert encoder.embedded == []


def test_changed_rules_compute_again(var, report, encoder, monkeypatch):
    build([report], None, quiet=True)
    monkeypatch.setattr("index.extraction_cache.rules_fingerprint", lambda: "other rules")
    monkeypatch.setattr("index.extraction_cache.figures_of", lambda *_: ())
    folder = build([report], None, again=True, quiet=True)
    assert (folder / "figures.jsonl").read_text("utf-8") == ""


def test_the_cache_of_vectors_keeps_the_order_of_the_texts(tmp_path, encoder):
    from index.embedding_cache import EmbeddingCache

    cache = EmbeddingCache(tmp_path / "v.sqlite")
    texts = [f"第{n % 700}件实事" for n in range(2000)]
    assert (cache.passages(encoder, texts, "", quiet=True) == encoder.queries(texts)).all()
    assert len(encoder.embedded) == 700
    assert (cache.passages(encoder, texts[::-1], "", quiet=True) == encoder.queries(texts[::-1])).all()
    assert sqlite3.connect(tmp_path / "v.sqlite").execute("SELECT COUNT(*) FROM vector").fetchone() == (700,)
