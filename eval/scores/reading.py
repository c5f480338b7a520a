"""Reads raw files and lays what was detected of each (title, place, year) beside what is right.

The files lie outside the repository, with a metadata.jsonl that says what is right: a line of "file", "place" or
"county", and "year" for each. In a folder without one, the year and the English name of the place in a file's name are
right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import RefusedError, Report, place_names, read_lines, read_report
from corpus.documents import read_document
from corpus.text.gazetteer import NATION, gazetteer, place_of
from eval.errors import UnavailableError
from eval.gold import GoldDocument, read_records

# Files that were held out: nobody looked at them while the rules were written.
HELD_OUT = Path(__file__).parent.parent / "data" / "reading_held.txt"
# What stands before a county's own name (保定市|满城区).
_CITY = re.compile(r"^.*[省市区州盟](?=.{2,}$)")
# How the title of a document ends, a remark in brackets apart.
_ENDS_AS_TITLE = re.compile(r"(?:报告|報告|公报|公報|纲要|綱要|规划|計劃|计划|草案)$")
# A heading or a session line is no title, though a report stands in it.
_NO_TITLE = re.compile(r"^\W*[一二三四五六七八九十]+[、.．]|会议上|人民代表大会")


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A file with what is right of it and the report that was read, or None with the reason of the refusal."""

    gold: GoldDocument
    report: Report | None
    refusal: str = ""

    @property
    def place(self) -> bool:
        """Whether it is of the right place, by its own name with or without its city's."""
        place = self.report.place if self.report else ""
        if not place:
            return False
        return self.gold.place in {place, *place_of(place).names, *place_names(_CITY.sub("", place))}

    @property
    def year(self) -> bool:
        """Whether it is of the right year."""
        return self.report is not None and self.report.year == self.gold.year

    @property
    def title(self) -> bool:
        """Whether its title is a title: it ends like one and is no heading and no session line."""
        title = self.report.title if self.report else ""
        return _ENDS_AS_TITLE.search(title) is not None and _NO_TITLE.search(title) is None


def read_folder(folder: Path) -> list[DocumentReading]:
    """Read every file of a folder of which it is known what is right.

    Raises:
        UnavailableError: there is no such folder.
        DatasetError: its metadata.jsonl does not say what it must.
    """
    if not folder.is_dir():
        raise UnavailableError(f"{folder} is not there; give the folder of raw files with --raw")
    return [_read(folder, gold) for gold in _gold_documents(folder)]


def reading_table(readings: Sequence[DocumentReading]) -> str:
    """Return the readings as a table in Markdown, what is wrong marked, with a line of totals."""
    lines = ["| file | title | place | level | year |", "|---|---|---|---|---|", *map(_row, readings)]
    return "\n".join([*lines, "", reading_totals(readings)])


def reading_totals(readings: Sequence[DocumentReading]) -> str:
    """Return how many are right, in a line."""
    both = sum(reading.place and reading.year for reading in readings)
    parts = [f"place and year {both}"]
    parts += [f"{name} {sum(getattr(reading, name) for reading in readings)}" for name in ("place", "year", "title")]
    return f"of {len(readings)} right: {', '.join(parts)}"


def split_held_out(readings: Sequence[DocumentReading]) -> tuple[list[DocumentReading], list[DocumentReading]]:
    """Part the readings into those that were looked at and those that were held out."""
    names = frozenset(read_lines(HELD_OUT))
    unseen = [reading for reading in readings if reading.gold.file in names]
    return [reading for reading in readings if reading.gold.file not in names], unseen


def _gold_documents(folder: Path) -> Iterator[GoldDocument]:
    if (metadata := folder / "metadata.jsonl").is_file():
        yield from (document for _, document in read_records(metadata, GoldDocument))
        return
    for path in sorted(folder.glob("*.txt")):
        yield GoldDocument(path.name, _place_in(path.stem), int((re.findall(r"\d{4}", path.stem) or [0])[-1]))


def _place_in(stem: str) -> str:
    """Return the place that a file's name has in English letters, the nation where it has none."""
    words = stem.lower().split("_")
    return next(
        (place.name for place in gazetteer().values() if not place.names[-1:] or place.names[-1] in words), NATION
    )


def _read(folder: Path, gold: GoldDocument) -> DocumentReading:
    try:
        document = read_document(gold.file, (folder / gold.file).read_bytes())
        return DocumentReading(gold, read_report(document.text, Path(gold.file).stem))
    except RefusedError as error:
        return DocumentReading(gold, None, str(error))


def _row(reading: DocumentReading) -> str:
    if reading.report is None:
        return f"| {reading.gold.file} | refused: {reading.refusal} | | | |"
    report, gold = reading.report, reading.gold
    place = f"{report.place or '–'}{'' if reading.place else f' ✗ ({gold.place})'}"
    year = f"{report.year or '–'}{'' if reading.year else f' ✗ ({gold.year})'}"
    title = f"{report.title or '–'}{'' if reading.title else ' ✗'}"
    return f"| {gold.file} | {title} | {place} | {report.level} | {year} |"
