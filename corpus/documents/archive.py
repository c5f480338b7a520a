"""ZIP archives that documents are: what must not be unpacked or parsed is refused before anything is."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from corpus.errors import RefusedError

# Bytes of all parts unpacked, and of those that are parsed; the longest of 28 reports takes under 1,000,000.
_UNPACKED = 80_000_000
_UNPACKED_XML = 30_000_000
_XML = (".xml", ".rels")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
ZIP = b"PK\x03\x04"


def holds(data: bytes, folder: str) -> bool:
    """Tell whether bytes are an archive with a part in a folder; a damaged one holds nothing."""
    if not data.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith(folder) for name in archive.namelist())
    except _ERRORS:
        return False


def check_archive(data: bytes, *, broken: str) -> None:
    """Refuse what unpacks to too much, or declares entities; zipfile unpacks no part beyond its declared size.

    Raises:
        RefusedError: it does; or it is damaged, with the message `broken`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            texts = [part for part in parts if part.filename.endswith(_XML)]
            for some, limit in ((parts, _UNPACKED), (texts, _UNPACKED_XML)):
                if sum(part.file_size for part in some) > limit:
                    raise RefusedError("zip_bomb", limit=limit)
            if any(_ENTITIES.search(archive.read(part)) for part in texts):
                raise RefusedError("docx_entities")
    except _ERRORS as error:
        raise RefusedError(broken) from error
