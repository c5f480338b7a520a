"""The tab 核对: a sentence or a whole draft, its numbers marked, each claim beside what the report says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from corpus import Figure, Quote, Report
from qa import display
from qa.page.form import area, dropdown, form, submit
from qa.page.markup import Html, Span, join, tag
from qa.page.ocr_mark import ocr_mark
from qa.page.quote import quote_html
from qa.page.tabs.tab import Fields, Tab
from qa.records import Check, ClaimCheck

Checking = Callable[[str, Sequence[str] | None], Check]  # (text, report ids or None for all)

_HINT = "粘贴一句话或一整篇稿子，例如：2023 年全市城镇新增就业 5 万人以上，城镇登记失业率控制在 4% 以内。"


class CheckTab(Tab):
    """The tab over the checker of an open bot."""

    id = "check"
    label = "核对"

    def __init__(self, check: Checking, reports: Sequence[Report]) -> None:
        self._check = check
        self._names = {report.id: display.report_name(report) for report in reports}

    def form(self, fields: Fields) -> Html:
        """Return the box for the text."""
        reports = dropdown("report", "对照哪份报告", self._names.items(), fields.get("report", ""), "全部报告")
        return form(
            self.id,
            area("text", "要核对的文字", _text(fields), _HINT),
            reports if len(self._names) > 1 else Html(""),
            tag("p", submit("核对"), tag("span", "逐句对照报告里的数字和说法；不改写，也不生成。", class_="note")),
            class_="filters draft-form",
        )

    def result(self, fields: Fields) -> Html:
        """Return what the reports say of the text, if there is one."""
        text, report = _text(fields), fields.get("report", "")
        return self._result(text, self._check(text, [report] if report else None)) if text.strip() else Html("")

    def _result(self, text: str, check: Check) -> Html:
        claims = [self._claim(number, claim) for number, claim in enumerate(check.claims, 1)]
        head = tag("header", tag("h2", _verdict(check.verdict)), tag("p", _counts(check), class_="note"))
        draft = tag("div", _draft(text, check.claims), class_="draft")
        return tag("section", head, draft, *claims, class_="results checked", aria_live="polite")

    def _claim(self, number: int, claim: ClaimCheck) -> Html:
        head = tag("div", tag("h3", _verdict(claim.verdict)), tag("blockquote", claim.text), tag("p", claim.reason))
        quotes = [quote_html(quote, _compared(claim, quote), self._names) for quote in claim.quotes]
        marks = map(ocr_mark, claim.report_figures)  # a mismatch may be misread
        shown = [*quotes, *filter(None, marks)] or [tag("p", "报告中没有可以对照的原文。", class_="note")]
        return tag("article", head, tag("div", *shown), id=f"claim-{number}", class_=f"claim {claim.verdict}")


def _text(fields: Fields) -> str:
    """Return the text as it was written: forms send every line break as two characters."""
    return fields.get("text", "").replace("\r\n", "\n")


def _compared(claim: ClaimCheck, quote: Quote) -> list[Span]:
    """Return the spans of the quote's paragraph that the claim's figures were compared with."""
    home = (quote.report, quote.paragraph)
    return [(figure.start, figure.end) for figure in claim.report_figures if (figure.report, figure.paragraph) == home]


def _counts(check: Check) -> str:
    counts: Counter[str] = Counter(claim.verdict for claim in check.claims)
    words = [
        f"{counts[verdict]} 句{display.verdict(verdict).words}" for verdict in display.verdicts() if counts[verdict]
    ]
    return f"共 {len(check.claims)} 句：" + "，".join(words) + "。"


def _verdict(verdict: str) -> Html:
    wording = display.verdict(verdict)
    return tag("span", tag("span", wording.sign, aria_hidden="true"), " ", wording.words, class_=f"verdict {verdict}")


def _draft(text: str, claims: Sequence[ClaimCheck]) -> Html:
    """Return the draft as it was given, each number (else the whole claim) marked with sign and word."""
    parts: list[object] = []
    position = 0
    for number, claim in enumerate(claims, 1):
        for start, end, verdict in _marks(claim):
            if start >= position:
                parts += [text[position:start], _mark(text[start:end], verdict, number)]
                position = end
    return join([*parts, text[position:]])


def _marks(claim: ClaimCheck) -> list[tuple[int, int, str]]:
    pairs: list[tuple[Figure, str]] = list(zip(claim.figures, claim.figure_verdicts, strict=True))
    if not pairs:
        return [(claim.start, claim.end, claim.verdict)]
    return sorted((figure.start, figure.end, verdict) for figure, verdict in pairs)


def _mark(text: str, verdict: str, number: int) -> Html:
    wording = display.verdict(verdict)
    sign = tag("small", f"{wording.sign} {wording.words}")
    return tag("a", text, sign, href=f"#claim-{number}", class_=f"verdict {verdict}")
