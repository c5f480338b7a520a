"""A bot by hand: two tiny reports and literal answers, so that the API and the page are tested fast and whole."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Comparator, Figure, Kind, Paragraph, Report, Span, Tense
from qa import (
    Answer,
    BotInfo,
    Check,
    ClaimCheck,
    ClaimError,
    Comparison,
    ComparisonRow,
    Fulfilment,
    Passage,
    QuestionError,
    Quote,
    UnknownPlaceError,
    UnknownReportError,
)

LONGEST = 500
GDP = "地区生产总值增长7.5%、突破4000亿元。"
HOMES = "改造老旧小区300个以上，<b>惠及</b>居民。"


def paragraph(report: str, number: int, text: str, section: tuple[str, ...] = (), role: str = "body") -> Paragraph:
    return Paragraph(report, number, section, "", text, (Span(0, len(text)),), 0, role)  # type: ignore[arg-type]


def figure(
    number: int,
    start: int,
    text: str,
    value: float,
    unit: str,
    comparator: Comparator,
    indicator: str,
    *,
    report: str = "alpha-2023",
    kind: Kind = "level",
    tense: Tense = "target",
    year: int | None = 2023,
) -> Figure:
    end = start + len(text)
    place = f"{report}:{number}:{start}-{end}"
    return Figure(
        place, report, number, start, end, text, value, None, unit, comparator, indicator, kind, tense, "", year
    )


ALPHA = Report(
    id="alpha-2023",
    title="甲市政府工作报告",
    place="甲市",
    year=2023,
    date="2023-01-03",
    speaker="张三",
    source="甲市政府网站",
    paragraphs=(
        paragraph("alpha-2023", 1, "甲市政府工作报告", role="title"),
        paragraph("alpha-2023", 2, GDP, ("一、总体要求",)),
        paragraph("alpha-2023", 3, HOMES, ("二、重点工作", "（一）改善民生")),
    ),
    level="市",
)
BETA = Report(
    "beta-2024", "政府工作报告", "乙县", 2024, "", "", "", (paragraph("beta-2024", 1, "新建公园5个。"),), level="县"
)
GROWTH = figure(2, 8, "7.5%", 7.5, "%", "=", "地区生产总值增长", kind="growth")
TOTAL = figure(2, 15, "4000亿元", 4e11, "元", ">", "地区生产总值")
RENEWED = figure(3, 6, "300个", 300.0, "个", ">=", "改造老旧小区", kind="increment")
PARKS = figure(1, 4, "5个", 5.0, "个", "=", "新建公园", report="beta-2024", kind="increment", tense="actual", year=None)


class FakeBot:
    """Answers three questions; everything else it refuses, and "坏" breaks it."""

    def __init__(self, reports: tuple[Report, ...] = (ALPHA,), notice: str = "") -> None:
        self.reports = reports
        ids = {report.id for report in reports}
        self.figures = tuple(each for each in (GROWTH, TOTAL, RENEWED, PARKS) if each.report in ids)
        count = sum(len(report.paragraphs) for report in reports)
        self.info = BotInfo("fake", "20230101-abc", len(reports), count, len(self.figures), notice)

    def ask(self, question: str, top_k: int = 5, reports: Sequence[str] | None = None) -> Answer:
        if not question.strip():
            raise QuestionError("问题是空的，请输入一个问题。")
        if len(question) > LONGEST:
            raise QuestionError(f"问题有 {len(question)} 个字，最多 {LONGEST} 个，请缩短后再问。")
        unknown = [report for report in reports or () if report not in {each.id for each in self.reports}]
        if unknown:
            raise UnknownReportError(f"没有编号为 {unknown[0]} 的报告。")
        if question == "坏":
            raise RuntimeError("broken on purpose")
        return _answer(question, top_k)

    def fulfilment(self, target: str, actual: str) -> list[Fulfilment]:
        return [Fulfilment(RENEWED, PARKS, "missed", 0.9), Fulfilment(TOTAL, None, "not_found", 0.8)]

    def compare(
        self, indicator: str, places: Sequence[str] = (), years: Sequence[int] = (), tense: Tense | None = None
    ) -> Comparison:
        if "丁" in places:
            raise UnknownPlaceError("没有“丁”的报告，现有：甲市2023年。")
        rows = (
            ComparisonRow("alpha-2023", "甲市", 2022, "actual", None, None),
            ComparisonRow("alpha-2023", "甲市", 2023, "target", GROWTH, Quote("alpha-2023", 2, 0, len(GDP), GDP)),
        )
        return Comparison(indicator, tuple(row for row in rows if tense in (None, row.tense)), 1.5)

    def quote(self, figure: Figure) -> Quote:
        text = {2: GDP, 3: HOMES, 1: "新建公园5个。"}[figure.paragraph]
        return Quote(figure.report, figure.paragraph, 0, len(text), text)

    def check(self, text: str, reports: Sequence[str] | None = None) -> Check:
        if not text.strip():
            raise ClaimError("要核对的文字是空的，请粘贴一句话。")
        claimed = figure(0, 6, "8%", 8.0, "%", "=", "地区生产总值增长", report="", kind="growth")
        quote = Quote("alpha-2023", 2, 0, len(GDP), GDP)
        claim = ClaimCheck(
            text=text,
            start=0,
            end=len(text),
            verdict="contradicted",
            reason="报告的数字是“7.5%”，说法写的是“8%”。",
            figures=(claimed,),
            figure_verdicts=("contradicted",),
            report_figures=(GROWTH,),
            quotes=(quote,),
        )
        return Check("contradicted", (claim,), 1.5)


def _answer(question: str, top_k: int) -> Answer:
    gdp = Passage("alpha-2023", 2, "一、总体要求", GDP, 2.5, ((0, 12),), (GROWTH, TOTAL))
    homes = Passage("alpha-2023", 3, "二、重点工作 / （一）改善民生", HOMES, 1.25, ((0, 10),), (RENEWED,))
    if "总值" in question:
        quote = Quote("alpha-2023", 2, 0, 12, GDP[:12])
        return Answer(question, True, None, "", 0.93, "7.5%", (quote,), (GROWTH,), (gdp, homes)[:top_k], 1.5)
    if "小区" in question:
        quote = Quote("alpha-2023", 3, 0, 12, HOMES[:12])
        return Answer(question, True, None, "", 0.7, "300个", (quote,), (RENEWED,), (homes, gdp)[:top_k], 1.5)
    if "民生" in question:
        quote = Quote("alpha-2023", 3, 0, len(HOMES), HOMES)
        return Answer(question, True, None, "", 0.4, HOMES, (quote,), (), (homes,)[:top_k], 1.5)
    message = "报告没有提到与这个问题有关的内容。"
    return Answer(question, False, "not_mentioned", message, 0.1, None, (), (), (gdp, homes)[:top_k], 1.5)
