"""A file in, its text out: one file for each format, all ending in one paragraph a line."""

from corpus.documents.document import Document
from corpus.documents.formats import MAX_BYTES, read_document

__all__ = ["MAX_BYTES", "Document", "read_document"]
