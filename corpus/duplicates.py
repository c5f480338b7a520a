"""The same report recognised by what it says, whatever its format, line breaks and spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from corpus.decode import decode
from corpus.library import Library
from corpus.records import Report
from corpus.text.gazetteer import place_of

# Share of sentences in common, of those that either has: two years' reports of one place share under a tenth.
_SAME = 0.8
# Characters; shorter sentences are in every report.
_SHORTEST = 8
# Reports whose sentences are remembered, so that adding many reads each only once.
_REMEMBERED = 10_000


def same_report(text: str, library: Library) -> str:
    """Return the id of the report on the shelf that says the same, or ""."""
    sentences = sentences_of(text)
    for report_id in library.ids():
        path = library.path(report_id)
        others = _of_file(path, path.stat().st_mtime_ns)
        if len(sentences & others) >= _SAME * max(len(sentences | others), 1):
            return report_id
    return ""


def same_place_and_year(report: Report, library: Library) -> list[str]:
    """Return the ids of the reports on the shelf that are of the place and year of this one, where both are known."""
    if not report.place or report.year is None:
        return []
    paths = {report_id: library.path(report_id) for report_id in library.ids()}
    facts = {report_id: _facts(library, report_id, path.stat().st_mtime_ns) for report_id, path in paths.items()}
    return [report_id for report_id, fact in facts.items() if fact == (place_of(report.place).name, report.year)]


def sentences_of(text: str) -> frozenset[int]:
    r"""Return hashes of the sentences of a text, of its lines if no sentence is long enough to tell reports apart.

    >>> sentences_of("全年新增就业 5万人。") == sentences_of("全年新增\n就业５万人。")
    True
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    parts = re.split(r"[。;!?;]", folded)
    return frozenset(hash(part) for part in parts if len(part) >= _SHORTEST) or frozenset([hash(folded)])


@lru_cache(maxsize=_REMEMBERED)
def _facts(library: Library, report_id: str, changed: int) -> tuple[str, int | None]:
    report = library.load(report_id)
    return place_of(report.place).name, report.year


@lru_cache(maxsize=_REMEMBERED)
def _of_file(path: Path, changed: int) -> frozenset[int]:
    return sentences_of(decode(path.read_bytes()))
