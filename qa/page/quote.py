"""A quote over its place, to follow and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Quote
from qa.page.address import Address
from qa.page.markup import Html, Span, Titles, flowing, join, marked, tag, visit


def quote_html(quote: Quote, spans: Sequence[Span], titles: Titles, section: str = "", hidden: bool = False) -> Html:
    """Return a quote, the spans of its paragraph marked, over its place; `hidden` shows the place alone."""
    address = Address(report=quote.report, paragraph=quote.paragraph, span=(quote.start, quote.end))
    link = visit(address, f"第 {quote.paragraph} 段，看原文 →", class_="cite")
    where = [f"《{titles.get(quote.report, quote.report)}》", section, link]
    copied = f"“{flowing(quote.text)}”（《{titles.get(quote.report, quote.report)}》第 {quote.paragraph} 段）"
    copy = tag("button", "复制引文", type="button", data_copy=copied, class_="copy")
    source = tag("figcaption", join([part for part in where if part], " · "), " ", copy)
    return tag("figure", "" if hidden else tag("blockquote", marked(quote.text, spans, offset=quote.start)), source)


def folded_html(quote: Quote, span: Span) -> Html:
    """Return a quote folded under a word, with the span of its paragraph marked."""
    words = marked(quote.text, [span], offset=quote.start)
    return tag("details", tag("summary", "原句"), tag("blockquote", words))
