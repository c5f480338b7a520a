"""An answer, a refusal or an error as HTML: three outcomes that cannot be taken for one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus import Figure
from qa import wording
from qa.page.address import Address
from qa.page.markup import Html, Span, join, marked, tag, visit
from qa.records import Answer, Passage, Quote

_LARGE = 26  # characters that fit in large type on two lines of a narrow screen
_SHOWN_FIGURES = 4  # figures of an answer shown in full; a list of more is in the passage
_BEFORE, _AFTER = 24, 60  # characters of a folded passage shown around what matched

Titles = Mapping[str, str]  # report id -> title


def answer_html(answer: Answer, titles: Titles) -> Html:
    """Return the card above the passages: the answer with its source, or why there is none."""
    return _answered(answer, titles) if answer.answered else _refused(answer)


def error_html(message: str) -> Html:
    """Return the card of something that went wrong; it says so, and is no statement about the report."""
    return tag("section", tag("h2", "无法回答"), tag("p", message), class_="card error", role="alert")


def passages_html(answer: Answer, titles: Titles) -> Html:
    """Return the passages, the first unfolded; after a refusal they are labelled as no answer."""
    if not answer.passages:
        return Html("")
    heading = "相关段落" if answer.answered else "最接近的段落"
    note = None if answer.answered else tag("p", "下面的段落只是与问题最接近，并不是答案。", class_="note")
    cards = [_passage(passage, titles, first=not index) for index, passage in enumerate(answer.passages)]
    style = "passages" if answer.answered else "passages nearest"
    return tag("section", tag("h2", heading), note or "", *cards, class_=style)


def _answered(answer: Answer, titles: Titles) -> Html:
    sure = wording.confidence(answer.confidence)
    hint = "系统估计的这个答案正确的可能性"
    badge = tag("span", f"{sure.words}（{sure.percent}%）", class_=f"sure {sure.style}", title=hint)
    shown = [_figure(figure) for figure in answer.figures[:_SHOWN_FIGURES]] or [_statement(answer.answer or "")]
    remark = tag("p", answer.message, class_="note") if answer.message else ""
    quotes = [_quote(quote, answer, titles) for quote in answer.quotes]
    return tag("section", tag("header", tag("h2", "答案"), badge), *shown, remark, *quotes, class_="card answered")


def _refused(answer: Answer) -> Html:
    return tag("section", tag("h2", answer.message or wording.refusal(answer.reason)), class_="card refused")


def _statement(text: str) -> Html:
    return tag("p", text, class_="statement" if len(text) <= _LARGE else "statement long")


def _figure(figure: Figure) -> Html:
    facts = {
        "数值": wording.value(figure),
        "单位": figure.unit or "比值",
        "界限": wording.bound(figure),
        "性质": wording.tense(figure) + (f"（{figure.modality}）" if figure.modality else ""),
        "年份": f"{figure.year} 年" if figure.year else "未注明",
    }
    rows = [tag("div", tag("dt", name), tag("dd", fact)) for name, fact in facts.items()]
    headline = tag("p", tag("span", figure.indicator), tag("b", wording.bounded(figure)))
    return tag("div", headline, tag("dl", *rows), class_="figure")


def _quote(quote: Quote, answer: Answer, titles: Titles) -> Html:
    home = (quote.report, quote.paragraph)
    figures = [(each.start, each.end) for each in answer.figures if (each.report, each.paragraph) == home]
    said = answer.answer == quote.text and not figures  # the large text above is the quote already
    section = next((each.section for each in answer.passages if (each.report, each.paragraph) == home), "")
    return quote_html(quote, figures or _found(answer.answer or "", quote), titles, section, hidden=said)


def quote_html(quote: Quote, spans: Sequence[Span], titles: Titles, section: str = "", hidden: bool = False) -> Html:
    """Return a quote, the spans of its paragraph marked, over its place; `hidden` shows the place alone."""
    address = Address(report=quote.report, paragraph=quote.paragraph, span=(quote.start, quote.end))
    link = visit(address, f"第 {quote.paragraph} 段，看原文 →", class_="cite")
    where = [f"《{titles.get(quote.report, quote.report)}》", section, link]
    source = tag("figcaption", join([part for part in where if part], " · "))
    return tag("figure", "" if hidden else tag("blockquote", marked(quote.text, spans, offset=quote.start)), source)


def _found(answer: str, quote: Quote) -> list[Span]:
    start = quote.text.find(answer) + quote.start
    return [(start, start + len(answer))] if answer and start >= quote.start else []


def _passage(passage: Passage, titles: Titles, first: bool) -> Html:
    title = titles.get(passage.report, passage.report) if len(titles) > 1 else ""
    where = " · ".join(part for part in (title, f"第 {passage.paragraph} 段", passage.section) if part)
    excerpt = tag("span", _excerpt(passage), class_="excerpt")
    summary = tag("summary", tag("span", where, class_="where"), excerpt)
    address = Address(report=passage.report, paragraph=passage.paragraph)
    body = tag("p", marked(passage.text, passage.highlights), class_="text")
    link = tag("p", visit(address, "在全文中阅读 →", class_="cite"))
    return tag("details", summary, body, _figure_list(passage.figures), link, open="" if first else None)


def _excerpt(passage: Passage) -> Html:
    indent = len(passage.text) - len(passage.text.lstrip())
    start = max(indent, passage.highlights[0][0] - _BEFORE) if passage.highlights else indent
    end = min(len(passage.text), start + _BEFORE + _AFTER)
    cut = marked(passage.text[start:end], passage.highlights, offset=start)
    return join(["…" if start > indent else "", cut, "…" if end < len(passage.text) else ""])


def _figure_list(figures: Sequence[Figure]) -> Html:
    if not figures:
        return Html("")
    items = [tag("li", tag("b", wording.bounded(figure)), " ", tag("span", figure.indicator)) for figure in figures]
    return tag("details", tag("summary", f"本段的数字（{len(figures)}）"), tag("ul", *items), class_="figures")
