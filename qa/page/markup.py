"""Text into HTML: everything that is inserted is escaped here, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

Span = tuple[int, int]
Titles = Mapping[str, str]  # report id -> name
# A line broken beside a Chinese character or mark: a browser would show a space there.
_BROKEN_LINE = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\n|\n(?=[\u2e80-\u9fff\uff00-\uffef])")
_VOID = frozenset(("br", "hr", "img", "input"))


class Html(str):
    """Text that is already HTML."""

    __slots__ = ()


def tag(name: str, /, *children: object, **attributes: object) -> Html:
    """Return an element; children are escaped unless they are Html, attributes always; None leaves one out.

    A trailing underscore is dropped from an attribute's name and the others become hyphens. Elements that HTML leaves
    empty have no end tag.

    >>> tag("a", "<b>", class_="x", href='?q="', title=None)
    '<a class="x" href="?q=&quot;">&lt;b&gt;</a>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>" + ("" if name in _VOID else f"{join(children)}</{name}>"))


def join(parts: Iterable[object], between: str = "") -> Html:
    """Return the parts one after another, each escaped unless it is Html.

    >>> join(["a<", Html("<br>")])
    'a&lt;<br>'
    """
    return Html(escape(between).join(part if isinstance(part, Html) else escape(str(part)) for part in parts))


def marked(text: str, spans: Iterable[Span], offset: int = 0) -> Html:
    """Return text with the spans in <mark>; spans count from `offset` before the text and may reach outside it.

    >>> marked("增长7.5%", [(2, 6)])
    '增长<mark>7.5%</mark>'
    """
    parts: list[object] = []
    position = 0
    for start, end in sorted(spans):
        start, end = max(start - offset, position), min(end - offset, len(text))
        if start < end:
            parts += [flowing(text[position:start]), tag("mark", flowing(text[start:end]))]
            position = end
    return join([*parts, flowing(text[position:])])


def flowing(text: str) -> str:
    r"""Return text to be read on a page: Chinese goes on in the next line without a space.

    >>> flowing("公屋\n家庭，提供\n10 000個\nunits of\nhousing")
    '公屋家庭，提供10 000個units of\nhousing'
    """
    return _BROKEN_LINE.sub("", text)


def visit(address: object, *children: object, **attributes: object) -> Html:
    """Return a link to an address of the page: the script opens it in place, and it works as an ordinary link too."""
    return tag("a", *children, href=address, data_visit="", **attributes)
