import numpy as np
import pytest

from corpus.text.tokens import bigrams
from index.build import build
from index.search_words import SearchWords
from index.selection import select_passages
from index.signals import DENSE, DENSE_SIGNALS, LEXICAL, WORD_SIGNALS
from index.snapshot import open_snapshot

WORDS = SearchWords("老房子装电梯", "装电梯", "增设电梯")


@pytest.fixture
def snapshot(var, report, encoder):
    return open_snapshot(build([report], encoder, quiet=True))


@pytest.fixture
def selection(snapshot):
    """All passages but the first."""
    return select_passages(snapshot.grains, np.arange(1, len(snapshot.passages)))


def best(snapshot, selection, grain, scores):
    """Return each chosen passage's best score of its texts, by brute force."""
    owners = snapshot.grains[grain].owner.tolist()
    return [
        max(score for owner, score in zip(owners, scores, strict=True) if owner == passage)
        for passage in selection.passages.tolist()
    ]


def test_every_signal_is_there_for_every_passage_and_clause(snapshot, selection, encoder):
    signals = snapshot.source.of(WORDS, encoder.queries([WORDS.embedded])[0], selection)
    assert list(signals.passages) == [*DENSE_SIGNALS, *WORD_SIGNALS]
    assert list(signals.clauses) == ["dense_clause", "clause_bigrams", "clause_synonyms"]
    assert {column.shape for column in signals.passages.values()} == {(3,)}
    assert {column.shape for column in signals.clauses.values()} == {(len(selection.spans["clause"].rows),)}


@pytest.mark.parametrize("grain", ["paragraph", "sentence", "clause"])
def test_a_dense_signal_is_the_best_cosine_of_the_passage_s_texts(snapshot, selection, encoder, grain):
    vector = encoder.queries([WORDS.embedded])[0]
    cosines = snapshot.source.dense[grain].vectors(np.arange(len(snapshot.grains[grain].texts))) @ vector
    signals = snapshot.source.of(WORDS, vector, selection)
    np.testing.assert_allclose(
        signals.passages[f"dense_{grain}"], best(snapshot, selection, grain, cosines.tolist()), rtol=1e-5
    )


@pytest.mark.parametrize("name", LEXICAL)
def test_a_lexical_signal_is_the_best_score_of_the_topic(snapshot, selection, name):
    grain = LEXICAL[name][1]
    scores = snapshot.source.lexical[name].scores(WORDS.topic)
    signals = snapshot.source.of(WORDS, None, selection)
    assert signals.passages[name].tolist() == best(snapshot, selection, grain, scores.tolist())


def test_synonyms_are_looked_for_in_clauses_by_themselves(snapshot, selection):
    clauses = [snapshot.grains["clause"].texts[row] for row in selection.spans["clause"].rows.tolist()]
    signals = snapshot.source.of(WORDS, None, selection)
    shared = [bool(set(bigrams("增设电梯")) & set(bigrams(clause))) for clause in clauses]
    assert [score > 0 for score in signals.clauses["clause_synonyms"].tolist()] == shared
    assert any(shared)


def test_words_alone_have_no_dense_signal_and_no_similar_indicator(snapshot, selection):
    signals = snapshot.source.of(WORDS, None, selection)
    assert list(signals.passages) == list(WORD_SIGNALS)
    assert signals.indicators.tolist() == [0.0] * len(selection.spans["indicator"].rows)


def test_indicators_are_as_near_as_their_vectors(snapshot, selection, encoder):
    vector = encoder.queries([WORDS.embedded])[0]
    rows = selection.spans["indicator"].rows
    vectors = snapshot.source.indicator_vectors(rows)
    np.testing.assert_allclose(snapshot.source.of(WORDS, vector, selection).indicators, vectors @ vector, rtol=1e-5)
    texts = [snapshot.grains["indicator"].texts[row] for row in rows.tolist()]
    np.testing.assert_allclose(vectors, encoder.queries(texts), rtol=1e-5)


@pytest.mark.parametrize("with_encoder", [True, False])
def test_near_are_the_best_passages_by_each_signal_of_whole_passages(snapshot, selection, encoder, with_encoder):
    vector = encoder.queries([WORDS.embedded])[0] if with_encoder else None
    signals = snapshot.source.of(WORDS, vector, selection).passages
    whole = ["words", "bigrams"] + ["dense_paragraph"] * with_encoder
    assert snapshot.source.nearest(WORDS, vector, selection, 1).tolist() == sorted(
        {int(signals[name].argmax()) for name in whole}
    )


def test_an_index_has_every_grain_and_way_of_cutting(snapshot):
    assert (tuple(snapshot.source.dense), tuple(snapshot.source.lexical)) == (DENSE, tuple(LEXICAL))
