from corpus import Span
from eval.learn.cross_encoder.batches import batches
from eval.learn.cross_encoder.steps import Row
from index.cross_encoder import Pair


def row(length, clauses=(), figures=()):
    return Row(Pair((0, *range(5, 3 + length), 2), clauses, figures))


def test_rows_are_padded_to_the_longest_and_their_spans_know_their_row():
    rows = [row(4, (Span(1, 3),)), row(6, (Span(2, 4), Span(4, 5)), (Span(2, 3),))]
    ((ordered, batch),) = batches(rows)
    assert ordered == [rows[1], rows[0]]
    assert batch.tokens.tolist() == [[0, 5, 6, 7, 8, 2], [0, 5, 6, 2, 1, 1]]
    assert batch.mask.tolist() == [[True] * 6, [True] * 4 + [False] * 2]
    assert batch.clauses.tolist() == [[0, 2, 4], [0, 4, 5], [1, 1, 3]]
    assert batch.figures.tolist() == [[0, 2, 3]]


def test_no_batch_is_too_large_and_no_row_is_lost():
    rows = [row(length) for length in range(10, 210)]
    cut = list(batches(rows))
    assert sorted(len(r.pair.tokens) for some, _ in cut for r in some) == list(range(10, 210))
    assert all(batch.tokens.numel() <= 3072 for _, batch in cut)


def test_much_shorter_rows_go_into_a_batch_of_their_own():
    cut = list(batches([row(100)] * 9 + [row(20)] * 3))
    assert [[len(r.pair.tokens) for r in some] for some, _ in cut] == [[100] * 9, [20] * 3]


def test_no_rows_are_no_batches():
    assert list(batches([])) == []
