import numpy as np

from corpus import Span
from index.granularity import Grain
from index.selection import select_passages

SPANS = (Span(0, 1), Span(1, 2), Span(0, 1), Span(0, 1), Span(1, 2))
GRAIN = Grain(SPANS, ("",) * 5, np.array([0, 0, 2, 3, 3]))


def test_select_keeps_the_spans_of_the_chosen_passages():
    spans = select_passages({"clause": GRAIN}, np.array([0, 3])).spans["clause"]
    assert (spans.rows.tolist(), spans.owner.tolist(), spans.passages) == ([0, 1, 3, 4], [0, 0, 1, 1], 2)
    assert [list(spans.of(passage)) for passage in (0, 1)] == [[0, 1], [2, 3]]


def test_best_is_the_highest_span_of_each_passage():
    spans = select_passages({"clause": GRAIN}, np.array([0, 2])).spans["clause"]
    assert spans.best(np.array([0.25, 0.75, 0.5], np.float32)).tolist() == [0.75, 0.5]


def test_a_passage_without_a_span_gets_the_lowest_score():
    spans = select_passages({"clause": GRAIN}, np.array([1, 2])).spans["clause"]
    assert spans.best(np.array([-0.5], np.float32)).tolist() == [-0.5, -0.5]
