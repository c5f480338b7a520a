"""An answer, a refusal or an error as HTML: three outcomes that cannot be taken for one another."""

from __future__ import annotations

from corpus import Quote
from qa import display
from qa.page.address import Address
from qa.page.figures import figure_list, figures_html
from qa.page.markup import Html, Span, Titles, join, marked, tag, visit
from qa.page.quote import quote_html
from qa.records import Answer, Passage

_LARGE = 26  # characters that fit in large type on two lines of a narrow screen
_BEFORE, _AFTER = 24, 60  # characters of a folded passage shown around what matched


def answer_html(answer: Answer, titles: Titles) -> Html:
    """Return the card above the passages: the answer with its source, or why there is none."""
    return _answered(answer, titles) if answer.answered else _refused(answer)


def error_html(message: str) -> Html:
    """Return the card of something that went wrong; it says so, and is no statement about the report."""
    return tag("section", tag("h2", "无法回答"), tag("p", message), class_="card error", role="alert")


def passages_html(answer: Answer, titles: Titles) -> Html:
    """Return the passages, the first unfolded; after a refusal they are labelled as no answer.

    Those of several reports are grouped: the answer's first, then as `titles` are ordered; each can be asked alone.
    """
    if not answer.passages:
        return Html("")
    heading = "相关段落" if answer.answered else "最接近的段落"
    note = None if answer.answered else tag("p", "下面的段落只是与问题最接近，并不是答案。", class_="note")
    groups = _by_report(answer, titles)
    several = len(groups) > 1
    parts = [
        part
        for place, (report, passages) in enumerate(groups.items())
        for part in [
            _group_head(answer.question, report, titles) if several else Html(""),
            *[
                _passage(passage, {} if several else titles, not (place or rank))
                for rank, passage in enumerate(passages)
            ],
        ]
    ]
    style = "passages" if answer.answered else "passages nearest"
    return tag("section", tag("h2", heading), note or "", *parts, class_=style)


def _by_report(answer: Answer, titles: Titles) -> dict[str, list[Passage]]:
    grouped: dict[str, list[Passage]] = {quote.report: [] for quote in answer.quotes}
    order = {report: place for place, report in enumerate(titles)}
    for passage in sorted(answer.passages, key=lambda passage: order.get(passage.report, len(order))):
        grouped.setdefault(passage.report, []).append(passage)
    return {report: passages for report, passages in grouped.items() if passages}


def _group_head(question: str, report: str, titles: Titles) -> Html:
    alone = visit(Address(question=question, report=report), "只问这份报告", class_="cite")
    return tag("h3", titles.get(report, report), " ", alone)


def _answered(answer: Answer, titles: Titles) -> Html:
    sure = display.confidence(answer.confidence)
    hint = "系统估计的这个答案正确的可能性"
    badge = tag("span", f"{sure.words}（{sure.percent}%）", class_=f"sure {sure.style}", title=hint)
    remark = tag("p", answer.message, class_="remark") if answer.message else ""
    quotes = [_quote(quote, answer, titles) for quote in answer.quotes]
    sources = {quote.report for quote in answer.quotes} if len(titles) > 1 else set()
    source = "：" + titles.get(next(iter(sources)), "") if len(sources) == 1 else ""  # of several, the table says it
    head = tag("header", tag("h2", "答案" + source), badge)
    statement = figures_html(answer.figures, titles) if answer.figures else _statement(answer.answer or "")
    return tag("section", head, remark, statement, *quotes, class_="card answered")


def _refused(answer: Answer) -> Html:
    reason = display.refusal(answer.reason)
    sentence = answer.message or reason
    label = "没有答案" if reason in sentence else f"没有答案：{reason}"
    style = "long" if len(sentence) > _LARGE else None
    head = tag("p", label, class_="label"), tag("h2", sentence, class_=style)
    return tag("section", *head, _choices(answer), class_="card refused")


def _choices(answer: Answer) -> Html:
    """Return a link for each place that may be meant, which asks the question of it."""
    links = [visit(Address(question=place + answer.question), place, class_="cite") for place in answer.choices]
    return tag("p", join(links, " "), class_="choices") if links else Html("")


def _statement(text: str) -> Html:
    return tag("p", text, class_="statement" if len(text) <= _LARGE else "statement long")


def _quote(quote: Quote, answer: Answer, titles: Titles) -> Html:
    home = (quote.report, quote.paragraph)
    figures = [(figure.start, figure.end) for figure in answer.figures if (figure.report, figure.paragraph) == home]
    shown_above = answer.answer == quote.text and not figures  # the large text above is the quote already
    section = next((passage.section for passage in answer.passages if (passage.report, passage.paragraph) == home), "")
    return quote_html(quote, figures or _found(answer.answer or "", quote), titles, section, hidden=shown_above)


def _found(answer: str, quote: Quote) -> list[Span]:
    """Return where the lines of an answer stand in the quote's paragraph."""
    starts = [(quote.text.find(line), len(line)) for line in answer.splitlines() if line]
    return [(quote.start + start, quote.start + start + length) for start, length in starts if start >= 0]


def _passage(passage: Passage, titles: Titles, first: bool) -> Html:
    title = titles.get(passage.report, passage.report) if len(titles) > 1 else ""
    where = " · ".join(part for part in (title, f"第 {passage.paragraph} 段", passage.section) if part)
    excerpt = tag("span", _excerpt(passage), class_="excerpt")
    summary = tag("summary", tag("span", where, class_="where"), excerpt)
    address = Address(report=passage.report, paragraph=passage.paragraph)
    body = tag("p", marked(passage.text, passage.highlights), class_="text")
    link = tag("p", visit(address, "在全文中阅读 →", class_="cite"))
    return tag("details", summary, body, figure_list(passage.figures), link, open="" if first else None)


def _excerpt(passage: Passage) -> Html:
    indent = len(passage.text) - len(passage.text.lstrip())
    start = max(indent, passage.highlights[0][0] - _BEFORE) if passage.highlights else indent
    end = min(len(passage.text), start + _BEFORE + _AFTER)
    cut = marked(passage.text[start:end], passage.highlights, offset=start)
    return join(["…" if start > indent else "", cut, "…" if end < len(passage.text) else ""])
