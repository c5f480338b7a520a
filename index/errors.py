"""The errors of building and opening an index."""

from corpus import ReportQAError


class IndexingError(ReportQAError):
    """An index cannot be built."""


class NoIndexError(ReportQAError):
    """There is no published index yet, or it was built from other reports, settings or another model."""


class BrokenIndexError(ReportQAError):
    """A file of the index is missing or not what its manifest says."""
