"""The errors of building and opening an index, and of loading the encoder that it needs."""

from corpus import ReportQAError


class IndexingError(ReportQAError):
    """An index cannot be built."""


class NoIndexError(ReportQAError):
    """There is no published index yet, or it was built from other reports, settings or another model."""


class BrokenIndexError(ReportQAError):
    """A file of the index is missing or not what its manifest says."""


class EncoderError(ReportQAError):
    """No encoder can be loaded under the name that was asked for."""


class WeightsError(EncoderError):
    """The package with the built-in weights is missing, of another version, or damaged."""


class ConversionError(EncoderError):
    """The built-in model's folder cannot be written, or is not what was written."""
