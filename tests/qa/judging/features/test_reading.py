import math
from types import SimpleNamespace

import pytest

from index.cross_encoder import SegmentReading
from qa.answering.close_reading import UNREAD, CloseReading
from qa.judging.features import READING, ReadingFit

READ = CloseReading(
    (SegmentReading(None, (-1.0, 2.0), {}), SegmentReading(None, (3.0, -4.0), {})), {"a": (1.5, 3.0), "b": (-2.0, 2.0)}
)


def test_a_reading_is_summed_up():
    fit = ReadingFit.of(READ, SimpleNamespace(number=True))
    together = math.log(sum(map(math.exp, (-1.0, 2.0, 3.0, -4.0))))
    assert fit == ReadingFit(
        best=3.0,
        second=2.0,
        elsewhere=2.0,
        figure=1.5,
        numeric=1.0,
        place=1.0,
        mean=2.5,
        both=1.5,
        any_clause=pytest.approx(together),
    )


def test_where_no_number_is_asked_for_figures_say_nothing():
    fit = ReadingFit.of(READ, SimpleNamespace(number=False))
    assert (fit.figure, fit.numeric, fit.both) == (0.0, 0.0, 0.0)


def test_one_clause_of_one_segment_has_none_beside_it():
    fit = ReadingFit.of(CloseReading((SegmentReading(None, (0.5,), {}),), {}), SimpleNamespace(number=True))
    assert (fit.best, fit.second, fit.elsewhere, fit.figure) == (0.5, UNREAD, UNREAD, UNREAD)


def test_a_row_is_in_the_order_of_the_names():
    fit = ReadingFit(*map(float, range(9)))
    assert (READING[0], READING[-1], fit.row) == ("best", "any_clause", tuple(map(float, range(9))))
