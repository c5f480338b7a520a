"""What a tab is to the page, and the address of one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, get_args
from urllib.parse import urlencode

from corpus import Tense
from qa.page.markup import Html, join, tag

Fields = Mapping[str, str]  # the fields of an address, the last of each name


class Tab(ABC):
    """A tab whose content is a function of the address's fields; what they do not say takes its default."""

    id: ClassVar[str]  # "view" in the address
    label: ClassVar[str]  # on the tab
    least: ClassVar[int] = 1  # reports that it needs; with fewer it is not shown

    @abstractmethod
    def form(self, fields: Fields) -> Html:
        """Return what is filled in or chosen; it always succeeds."""

    @abstractmethod
    def result(self, fields: Fields) -> Html:
        """Return what comes of it.

        Raises:
            ReportQAError: the fields ask for what there is not.
        """

    def html(self, fields: Fields) -> Html:
        """Return the content, the form and its result."""
        return join([self.form(fields), self.result(fields)])


def whole_number(words: str) -> int | None:
    """Return a number of an address, or None for what is none: an address may be cut or edited by hand."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 8 else None


def tense_of(fields: Fields) -> Tense | None:
    """Return the tense that an address names, or None."""
    return next((tense for tense in get_args(Tense) if tense == fields.get("tense")), None)


def downloads(route: str, query: str) -> Html:
    """Return the links to a table of the API as files."""
    files = (("Excel", "xlsx"), ("CSV", "csv"))
    end = f"?{query}" if query else ""
    links = [tag("a", f"下载 {name}", href=f"./api/{route}.{kind}{end}", download="") for name, kind in files]
    return tag("p", *links, class_="downloads")


def tab_address(tab: str, fields: Fields) -> str:
    """Return the address that shows a tab with these fields, the empty ones left out.

    >>> tab_address("figures", {"q": "就业", "unit": ""})
    '?view=figures&q=%E5%B0%B1%E4%B8%9A'
    """
    return "?" + urlencode({"view": tab} | {name: value for name, value in fields.items() if value})
