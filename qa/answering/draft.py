"""An answer before it leaves the house: where it stands, its figures, what is said beside it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import Figure, Quote, Slice
from index import Hit
from qa.judging.features import AnswerFeatures
from qa.records import Computed, Outcome


@dataclass(frozen=True, slots=True)
class Draft:
    """What a way to an answer found.

    Attributes:
        slices: where the answer stands, the best first.
        figures: those that answer, in the order of the passages and their text.
        also: quotes of what is nearly as likely to answer.
        message: a remark in Chinese, or "".
        whole: it was read, not searched for, so that nobody need ask how likely it is.
        in_scope: it was read from what is asked about (place, year, goal or result), and cannot speak of another.
        evidence: what each slice rests on, if not on the passages that were found: a side of a comparison.
        hits: the passages that it stands in, if others than those that were found.
        verdict: what became of the one target that is asked about.
        computed: from the figures, or None.
        lacking: what is missing for an answer, in Chinese; "" where nothing is, else this is none.
    """

    slices: tuple[Slice, ...]
    figures: tuple[Figure, ...] = ()
    also: tuple[Quote, ...] = ()
    message: str = ""
    whole: bool = False
    in_scope: bool = False
    evidence: tuple[AnswerFeatures, ...] = ()
    hits: tuple[Hit, ...] = ()
    verdict: Outcome | None = None
    computed: Computed | None = None
    lacking: str = ""

    @property
    def text(self) -> str:
        """Return the answer: a slice of a report, or one a line; two sides of a comparison may say the same."""
        lines = [part.text for part in self.slices]
        return "\n".join(lines if self.evidence else dict.fromkeys(lines))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quote the sentence or sentences around every slice, then what is nearly as likely."""
        quotes = (*(part.sentence.quote() for part in self.slices), *self.also)
        return quotes if self.evidence else tuple(dict.fromkeys(quotes))
