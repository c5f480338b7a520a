"""The page at /: a question box and the whole report, in Chinese, from this host alone."""

from qa.page.blocks import install

__all__ = ["install"]
