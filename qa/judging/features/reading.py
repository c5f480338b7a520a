"""What the cross-encoder's reading says of a question, in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

import numpy as np

from qa.answering.close_reading import UNREAD, CloseReading
from qa.question.wants import Wants


@dataclass(frozen=True, slots=True)
class ReadingFit:
    """Log-odds unless said otherwise.

    Attributes:
        best, second: of the two likeliest clauses.
        elsewhere: of the likeliest clause of another segment than the best one's.
        figure: of the likeliest figure where a number is asked for, else 0.
        numeric: 1 if a number is asked for, else 0.
        place: of the best segment among those read, from 0.
        mean: of the best clause of each segment.
        both: the smaller of `best` and `figure` where a number is asked for, else 0.
        any_clause: of all clauses together, as if each were another way to be answered.
    """

    best: float
    second: float
    elsewhere: float
    figure: float
    numeric: float
    place: float
    mean: float
    both: float
    any_clause: float

    @classmethod
    def of(cls, reading: CloseReading, wants: Wants) -> ReadingFit:
        """Sum up a reading for a question that wants something."""
        by_segment = np.array([segment.best for segment in reading.segments])
        clauses = np.sort([log_odds for segment in reading.segments for log_odds in segment.clauses])[::-1]
        place, numeric = int(by_segment.argmax()), float(wants.number)
        figure = numeric * max((asked for asked, _ in reading.figures.values()), default=UNREAD)
        return cls(
            best=float(clauses[0]),
            second=float(clauses[1]) if len(clauses) > 1 else UNREAD,
            elsewhere=float(np.delete(by_segment, place).max(initial=UNREAD)),
            figure=figure,
            numeric=numeric,
            place=float(place),
            mean=float(by_segment.mean()),
            both=numeric * min(float(clauses[0]), figure),
            any_clause=float(np.logaddexp.reduce(clauses)),
        )

    @property
    def row(self) -> tuple[float, ...]:
        """Return the features in the order of READING."""
        return tuple(_VALUES(self))


# The features in the order of a row.
READING = tuple(field.name for field in fields(ReadingFit))
_VALUES = attrgetter(*READING)
