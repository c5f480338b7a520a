import pytest

from corpus import Paragraph, Slice, Span
from index import Clause, Hit
from qa.answering.passages import quoted_first


def hit(number, text="建成公园。"):
    passage = Paragraph("r", number, (), "", text, (Span(0, len(text)),), 0)
    return Hit(passage, -number, 0.1, 0.0, (Clause(0, len(text), 1.0),), ())


HITS = [hit(number) for number in range(1, 6)]


def standing_in(*hits):
    return [Slice(hit.passage, 0, 4) for hit in hits]


@pytest.mark.parametrize(
    ("quoted", "order"),
    [((), [1, 2, 3]), ((2, 2), [2, 1, 3]), ((3, 2), [3, 2, 1]), ((5, 1), [5, 1, 2, 3])],
)
def test_what_is_quoted_comes_first_in_the_order_of_the_answer(quoted, order):
    slices = standing_in(*(HITS[number - 1] for number in quoted))
    found = quoted_first(slices, HITS[:3], lambda: HITS)
    assert [hit.passage.number for hit in found] == order


def test_a_heading_is_no_passage():
    heading = hit(9, "一、总体要求")
    assert quoted_first(standing_in(heading, HITS[1]), HITS[:2], lambda: HITS) == [HITS[1], HITS[0]]


def test_nothing_more_is_read_where_all_was_found():
    def every():
        raise AssertionError

    assert quoted_first(standing_in(HITS[1]), HITS[:2], every) == [HITS[1], HITS[0]]
