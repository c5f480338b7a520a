"""What is known of a report: title, place, level, year, date, speaker, kind; given by a person, or else detected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.records import DocumentKind, Doubt
from corpus.text.levels import Level

if TYPE_CHECKING:
    from corpus.identity import Finding, Identity

# How the source of an added report begins, before the name of its file.
_FROM_FILE = "来自文件 "


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report; "" and None are unknown. `date` is ISO (2023-01-03)."""

    title: str = ""
    place: str = ""
    year: int | None = None
    date: str = ""
    speaker: str = ""
    source: str = ""
    level: Level = ""
    kind: DocumentKind = ""


def detect(
    front: Sequence[str], known: Metadata, body: Sequence[str] = (), name: str = ""
) -> tuple[Metadata, tuple[Doubt, ...]]:
    """Fill what is unknown from title and byline lines, text and the file's name, as far as it is certain enough.

    Args:
        front: the title and byline lines.
        known: what is known; that is not detected.
        body: the paragraphs of the text.
        name: the report's id, which most often is the file's name.

    Returns:
        what is known now, and what of it, or beside it, a person should confirm.

    >>> facts, doubts = detect(["甲乙市政府工作报告(二〇二三年一月三日 张三)"], Metadata(source="手抄"))
    >>> facts.title, facts.place, facts.level, facts.year, facts.date, facts.speaker, doubts
    ('甲乙市政府工作报告', '甲乙市', '市', 2023, '2023-01-03', '张三', ())
    """
    from corpus.identity import identify  # its patterns take 0.2 s to compile, and a question needs none

    file = known.source.removeprefix(_FROM_FILE) if known.source.startswith(_FROM_FILE) else ""
    identity = identify(front, body, file.rpartition(".")[0] or name, known.place)
    doubts = tuple(_doubts(identity, known))
    left = {doubt.field for doubt in doubts if not doubt.taken}
    place = known.place or ("" if "place" in left else identity.place.value or "")
    filled = Metadata(
        title=known.title or ("" if "title" in left else identity.title.value or ""),
        place=place,
        year=known.year or (None if "year" in left else identity.year.value),
        date=known.date or identity.date,
        speaker=known.speaker or identity.speaker,
        source=known.source,
        level=known.level or identity.level,
        kind=known.kind or identity.kind.value or "",
    )
    return filled, doubts


def from_file(name: str) -> str:
    """Say that a report came from a file."""
    return f"{_FROM_FILE}{name}"


def _doubts(identity: Identity, known: Metadata) -> Iterator[Doubt]:
    from corpus.identity import taken

    fields: tuple[tuple[Literal["title", "place", "year"], Finding[str] | Finding[int], object], ...] = (
        ("title", identity.title, known.title),
        ("place", identity.place, known.place),
        ("year", identity.year, known.year),
    )
    for field, finding, given in fields:
        is_taken, is_sure = taken(finding.certainty)
        if finding.value and not given and not is_sure:
            yield Doubt(field, str(finding.value), finding.certainty, is_taken)
