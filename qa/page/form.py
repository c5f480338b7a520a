"""Forms that open an address of the page: native controls, which every keyboard, phone and screen reader knows."""

from __future__ import annotations

from collections.abc import Iterable

from qa.page.markup import Html, tag

Option = tuple[str, str]  # value, words


def form(tab: str, *controls: Html, **attributes: object) -> Html:
    """Return a form that shows a tab: page.js opens its address in place, and it works as an ordinary form too."""
    return tag("form", hidden("view", tab), *controls, data_visit="", method="get", action="./", **attributes)


def dropdown(name: str, label: str, options: Iterable[Option], chosen: str = "", any_: str = "") -> Html:
    """Return a labelled list to choose from; `any_` are the words of the empty choice, "" for none."""
    first = [("", any_)] if any_ else []
    items = [
        tag("option", words, value=value, selected="" if value == chosen else None)
        for value, words in [*first, *options]
    ]
    return tag("label", tag("span", label), tag("select", *items, name=name))


def text(name: str, label: str, value: str = "", hint: str = "") -> Html:
    """Return a labelled line to search by."""
    return field(name, label, value, hint, type="search")


def field(name: str, label: str, value: str = "", hint: str = "", **attributes: object) -> Html:
    """Return a labelled field to fill in; attributes go to the input."""
    given = {"type": "text", "autocomplete": "off", "maxlength": 200} | attributes
    box = tag("input", name=name, value=value or None, placeholder=hint or None, **given)
    return tag("label", tag("span", label), box)


def area(name: str, label: str, value: str = "", hint: str = "") -> Html:
    """Return a labelled box for several lines; a line break at the start is one that HTML drops."""
    box = tag("textarea", "\n" + value, name=name, placeholder=hint, rows=6, required="")
    return tag("label", tag("span", label), box, class_="wide")


def hidden(name: str, value: str) -> Html:
    """Return a field that nobody sees."""
    return tag("input", type="hidden", name=name, value=value)


def submit(words: str) -> Html:
    """Return the button that opens the form's address."""
    return tag("button", words, type="submit", class_="primary")
