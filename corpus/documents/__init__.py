"""A file in, its text out: one file for each format, all ending in one paragraph a line."""

from corpus.documents.document import Document, Progress, unwatched
from corpus.documents.formats import KEPT, MAX_BYTES, read_document

__all__ = ["KEPT", "MAX_BYTES", "Document", "Progress", "read_document", "unwatched"]
