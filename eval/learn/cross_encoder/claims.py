"""Training claims beside the sentence that settles them, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import Span
from corpus.text.overlap import find_quotes
from corpus.text.spans import touching
from eval.gold import ClaimVerdict
from eval.learn.cross_encoder.segmented import SegmentedReport
from eval.learn.pointers import ReportTexts
from eval.learn.training_claims import TrainingClaim
from index.cross_encoder import Segment

# Segments that a claim is read beside at most.
_SETTLING = 2


@dataclass(frozen=True, slots=True)
class ClaimExample:
    """A claim, what it is read beside, and what follows for it."""

    claim: str
    segment: Segment
    verdict: ClaimVerdict


def claim_examples(
    claims: Sequence[TrainingClaim], reports: Mapping[str, SegmentedReport], folder: Path
) -> list[ClaimExample]:
    """Return the claims as examples, in their order, without those whose sentence stands in no paragraph.

    Args:
        claims: about the reports.
        reports: by id.
        folder: of the reports' files, which the claims point into.

    Raises:
        UnavailableError: a report is not the one that a claim was written over.
    """
    sources, examples = ReportTexts(folder), list[ClaimExample]()
    for claim in claims:
        quotes = [sources.quote(f"claim {claim.id}", claim.report, pointer) for pointer in claim.settled_by]
        if settling := list(dict.fromkeys(_settling(quotes, reports[claim.report])))[:_SETTLING]:
            examples.append(ClaimExample(claim.claim, _joined(settling), claim.verdict))
    return examples


def _settling(quotes: Sequence[str], report: SegmentedReport) -> Iterator[Segment]:
    """Yield for each quote the first segment of the first paragraph that has it."""
    segments = [figured.segment for figured in report.segments.values()]
    for quote in quotes:
        for paragraph in report.report.paragraphs:
            own = [segment for segment in segments if segment.paragraph == paragraph.number]
            if touched := [segment for span in find_quotes(paragraph.text, quote) for segment in touching(own, span)]:
                yield touched[0]
                break


def _joined(segments: Sequence[Segment]) -> Segment:
    """Read several segments as one, each later one behind its own header."""
    first, *others = segments
    if not others:
        return first
    text = first.text + "".join(segment.header + segment.text for segment in others)
    end = first.start + len(text)
    return replace(first, text=text, end=end, clauses=(Span(first.start, end),))
