"""What can go wrong between a model's name and a loaded encoder."""

from corpus import ReportQAError


class EncoderError(ReportQAError):
    """No encoder can be loaded under the name that was asked for."""


class WeightsError(EncoderError):
    """The package with the built-in weights is missing, of another version, or damaged."""


class ConversionError(EncoderError):
    """The built-in model's folder cannot be written, or is not what was written."""
