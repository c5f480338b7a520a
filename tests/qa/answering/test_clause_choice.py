import numpy as np

from corpus import Span
from index.cross_encoder import Segment, SegmentReading
from qa.answering.clause_choice import (
    FEATURES,
    ClauseWeights,
    after_reading,
    best_clauses,
    clause_candidates,
    clause_features,
    load_clause_weights,
)
from qa.answering.close_reading import CloseReading
from tests.qa.asking import about
from tests.qa.hits import hit

LISTED = "建设工业强市。培育重点产业，发展电子、机械、医药等产业。"


def ask(text, *hits):
    return [candidate.text for candidate in best_clauses(about(text, text), hits, load_clause_weights())]


def test_a_list_is_answered_by_the_clause_that_enumerates():
    assert ask("重点产业有哪些", hit(LISTED)) == ["发展电子、机械、医药等产业"]


def test_a_second_sentence_is_given_where_it_is_nearly_as_likely():
    text = "建设新的水厂和管网工程项目。改造老的水厂和管网工程项目。"
    assert sorted(ask("供水", hit(text))) == ["建设新的水厂和管网工程项目", "改造老的水厂和管网工程项目"]
    assert ask("供水", hit(text, clause_scores=[0.0, 5.0])) == ["改造老的水厂和管网工程项目"]


def test_features_tell_headings_and_enumerations():
    hits = [hit(LISTED)]
    rows = clause_features(about("重点产业有哪些", "产业"), hits, clause_candidates(hits))
    columns = ("sentence_named", "heading", "items", "and_others", "length")
    assert rows[:, [FEATURES.index(name) for name in columns]].tolist() == [
        [0.0, 1.0, 0.0, 0.0, 6 / 40],
        [1.0, 0.0, 0.0, 0.0, 6 / 40],
        [1.0, 0.0, 2 / 3, 1.0, 13 / 40],
    ]


def test_a_clause_that_the_cross_encoder_prefers_is_put_before():
    text = "建设新的水厂和管网工程项目。改造老的水厂和管网工程项目。"
    nearest = hit(text, clause_scores=[0.0, 9.0])
    spans = [Span(clause.start, clause.end) for clause in nearest.clauses]
    place = nearest.passage.report, nearest.passage.number
    segment = Segment(*place, 0, len(text), text, tuple(spans), "")
    reading = CloseReading.of([SegmentReading(segment, (6.0, -6.0), {})], [])
    scores = after_reading(np.array([[1.0], [2.0]]), [nearest], clause_candidates([nearest]), reading)
    assert scores.tolist() == [[1.0, 2.0, 0.0], [2.0, -2.0, -4.0]]
    weights = ClauseWeights(load_clause_weights().features, np.array([*[0.0] * len(FEATURES), 1.0, 0.0]))
    best = best_clauses(about("供水", "供水"), [nearest], weights, reading)
    assert [candidate.text for candidate in best] == ["建设新的水厂和管网工程项目"]
