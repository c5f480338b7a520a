"""What a snapshot says of itself, and the check that its files are what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import Report
from corpus.figures.fingerprint import rules_fingerprint
from index.errors import BrokenIndexError, NoIndexError
from index.records_io import to_json

# Raised whenever passages, grains, cutting or file layout change, so that an older snapshot is rebuilt, not misread.
FORMAT = 7
_NAME = "manifest.json"
# Bytes read at a time while hashing.
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot was built from and holds.

    Attributes:
        encoder: name of the encoder, "none" for word search alone.
        corpus: hash of every report's text and metadata, and of the rules that figures are read with.
        counts: rows of each part: reports, passages, figures and one for each grain.
        files: SHA-256 of every other file of the snapshot, by its path inside it.
    """

    format: int
    encoder: str
    corpus: str
    counts: dict[str, int]
    files: dict[str, str]

    @property
    def id(self) -> str:
        """Name the snapshot by its content."""
        return hashlib.sha256(f"{self.format} {self.encoder} {self.corpus}".encode()).hexdigest()[:16]

    def write(self, folder: Path) -> None:
        """Write it into the snapshot's folder."""
        (folder / _NAME).write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), "utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a snapshot.

        Raises:
            BrokenIndexError: it is missing or damaged.
            NoIndexError: it is of another format.
        """
        try:
            record = json.loads((folder / _NAME).read_text("utf-8"))
            if record["format"] != FORMAT:
                raise NoIndexError(
                    f"the index has format {record['format']}, this version reads {FORMAT}; run `python -m index build`"
                )
            return cls(**record)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BrokenIndexError(f"{folder / _NAME} cannot be read; run `python -m index build --again`") from error

    def verify(self, folder: Path) -> None:
        """Compare every file with its checksum.

        Raises:
            BrokenIndexError: a file is missing or was changed.
        """
        for name, checksum in self.files.items():
            path = folder / name
            if not path.is_file() or file_hash(path) != checksum:
                raise BrokenIndexError(f"{path} is missing or was changed; run `python -m index build --again`")


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal; one that cannot be read raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def corpus_hash(reports: Iterable[Report]) -> str:
    """Return a hash of all that a snapshot is made of: the reports, and the rules that their figures are read with.

    SHA-256, in hexadecimal; so a snapshot made before a rule or a word list changed is known to be stale.
    """
    digest = hashlib.sha256(rules_fingerprint().encode())
    for report in reports:
        digest.update(to_json(report).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
