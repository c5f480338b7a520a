"""The tiny model that the conversion is tested on is trained here."""

from tests.index.encoder.builtin.conftest import content, release, site, tensors

__all__ = ["content", "release", "site", "tensors"]
