"""The tabs beside asking and reading: each is a function of the page's address."""

from qa.page.tabs.check import CheckTab
from qa.page.tabs.compare import CompareTab
from qa.page.tabs.figures import FiguresTab
from qa.page.tabs.fulfilment import FulfilmentTab
from qa.page.tabs.reports import ReportsTab
from qa.page.tabs.tab import Tab

__all__ = ["CheckTab", "CompareTab", "FiguresTab", "FulfilmentTab", "ReportsTab", "Tab"]
