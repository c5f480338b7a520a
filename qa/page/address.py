"""The page's address: what to ask, or where to open the report. The page is a function of it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode


@dataclass(frozen=True, slots=True)
class Address:
    """The query string of the page.

    Attributes:
        question: asked at once; "" asks nothing.
        report: the report to open, or the only one to ask; "" for any.
        paragraph: number of the paragraph to open and mark; 0 for none.
        span: the characters of that paragraph to mark, or None.
    """

    question: str = ""
    report: str = ""
    paragraph: int = 0
    span: tuple[int, int] | None = None

    @classmethod
    def parse(cls, search: str) -> Address:
        """Read an address; what cannot be understood counts as absent, as an address may be cut or edited by hand.

        >>> Address.parse("?report=a-2023&p=12&at=3-9")
        Address(question='', report='a-2023', paragraph=12, span=(3, 9))
        >>> Address.parse("?p=many&at=9")
        Address(question='', report='', paragraph=0, span=None)
        """
        fields = read_fields(search)
        start, _, end = fields.get("at", "").partition("-")
        span = (_number(start), _number(end)) if _number(end) > _number(start) else None
        return cls(fields.get("q", ""), fields.get("report", ""), _number(fields.get("p", "")), span)

    def __str__(self) -> str:
        """Write the address relative to the page, so that it holds under any prefix.

        >>> str(Address(report="a-2023", paragraph=12, span=(3, 9)))
        '?report=a-2023&p=12&at=3-9'
        """
        at = f"{self.span[0]}-{self.span[1]}" if self.span else ""
        fields = {"q": self.question, "report": self.report, "p": self.paragraph, "at": at}
        return "?" + urlencode({name: value for name, value in fields.items() if value})


def read_fields(search: str) -> dict[str, str]:
    """Return the fields of an address, the last of each name.

    >>> read_fields("?view=figures&q=a&q=b&unit=")
    {'view': 'figures', 'q': 'b'}
    """
    return {name: values[-1] for name, values in parse_qs(search.lstrip("?")).items()}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
