"""The page at /: a question box and the whole report, in Chinese, from this host alone."""

from qa.page.blocks import build_page, mount_page

__all__ = ["build_page", "mount_page"]
