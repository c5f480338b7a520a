"""Several reports in one file, a report a row: CSV, XLSX and JSON lines."""

from corpus.collection.columns import ColumnNames
from corpus.collection.reports import CollectedReport, is_collection, read_collection

__all__ = ["CollectedReport", "ColumnNames", "is_collection", "read_collection"]
