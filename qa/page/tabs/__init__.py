"""The tabs beside asking and reading: each is a function of the page's address."""

from qa.page.tabs.figures import FiguresTab
from qa.page.tabs.tab import Tab

__all__ = ["FiguresTab", "Tab"]
