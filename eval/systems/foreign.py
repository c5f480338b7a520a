"""Our index over the passages of a foreign set: every passage becomes a report of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import Paragraph, Report, Sentence, var_dir
from eval.sets import QuestionSet, SourcePassage
from index.build import build
from index.encoder import Encoder
from index.snapshot import Snapshot, open_snapshot

# A stop with its closing marks, or a line's end.
_SENTENCE = re.compile(r".*?(?:[。！？!?；;][”’」』）)]*|\n|$)", re.DOTALL)


def snapshot_of(questions: QuestionSet, encoder: Encoder | None) -> Snapshot:
    """Index the passages of a set under var/eval/NAME, or open the index if it is there already."""
    reports = [_report(passage) for passage in questions.passages or ()]
    return open_snapshot(build(reports, encoder, var_dir() / "eval" / questions.name))


def _report(passage: SourcePassage) -> Report:
    paragraph = Paragraph(
        report=passage.report,
        number=passage.paragraph,
        section=(),
        lead="",
        text=passage.text,
        sentences=tuple(_sentences(passage.text)),
        offset=0,
    )
    return Report(passage.report, "", "", None, "", "", "", (paragraph,))


def _sentences(text: str) -> Iterable[Sentence]:
    return (Sentence(match.start(), match.end()) for match in _SENTENCE.finditer(text) if match.group().strip())
