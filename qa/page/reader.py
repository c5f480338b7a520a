"""The whole report as one continuous text, each paragraph with its number and a permalink."""

from __future__ import annotations

from corpus import Paragraph, Report
from qa.page.address import Address
from qa.page.markup import Html, Span, marked, tag, visit
from qa.page.original import original_note, original_pages


def reader_html(report: Report, paragraph: int = 0, span: Span | None = None) -> Html:
    """Return the report with one paragraph marked (0 for none) and, within it, the characters of `span`."""
    body = [_paragraph(report, stretch, stretch.number == paragraph, span) for stretch in report.paragraphs]
    return tag("article", _front(report), _contents(report), *body, class_="report")


def _front(report: Report) -> Html:
    year = f"{report.year} 年" if report.year else ""
    facts = [fact for fact in (report.place, year, report.date, report.speaker) if fact]
    source = tag("p", f"来源：{report.source}", class_="note") if report.source else ""
    note = tag("p", " · ".join(facts), class_="note")
    return tag("header", tag("h2", report.title), note, source, original_note(report))


def _contents(report: Report) -> Html:
    """The sections in order, each leading to its first paragraph."""
    entries = []
    last: tuple[str, ...] = ()
    for paragraph in report.paragraphs:
        for depth, heading in enumerate(paragraph.section):
            if paragraph.section[: depth + 1] != last[: depth + 1]:
                link = visit(Address(report=report.id, paragraph=paragraph.number), heading)
                entries.append(tag("li", link, class_=f"depth-{min(depth, 2)}"))
        last = paragraph.section
    if not entries:
        return Html("")
    return tag("details", tag("summary", "目录"), tag("ul", *entries), class_="contents")


def _paragraph(report: Report, paragraph: Paragraph, here: bool, span: Span | None) -> Html:
    number = visit(
        Address(report=paragraph.report, paragraph=paragraph.number),
        paragraph.number,
        class_="number",
        aria_label=f"第 {paragraph.number} 段的链接",
    )
    text = marked(paragraph.text, [span] if here and span else [])
    style = f"paragraph {paragraph.role}" + (" here" if here else "")
    pages = original_pages(report, paragraph, span) if here else ""
    place, focus = f"p-{paragraph.number}", "-1" if here else None
    return tag("div", number, tag("p", text), pages, id=place, class_=style, tabindex=focus)
