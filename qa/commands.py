"""The command line's commands: arguments in, text or JSON on standard output, an exit code out."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from corpus import Figure, Quote
from corpus.terminal import say
from qa import display
from qa.bot import Bot
from qa.records import Answer, ClaimCheck, ComparisonRow, Fulfilment, Verdict
from qa.sheets import comparison_sheet

# Exit codes beside 0; argparse uses 2.
FAILED = 1
NOT_SO = 3  # refused, not supported
# Passages printed after a refusal, and characters of each.
_NEAREST = 3
_SHOWN = 40
_VERDICTS: dict[Verdict, str] = {"supported": "属实", "contradicted": "不符", "not_found": "未提到"}


def ask(given: Sequence[str]) -> int:
    """Ask one question; return 0 when answered, NOT_SO when refused."""
    parser = argparse.ArgumentParser(
        prog="python -m qa",
        description="Ask the reports a question, in Chinese or English.",
        epilog="Other commands, each with its own --help: " + ", ".join(COMMANDS),
    )
    parser.add_argument("question")
    parser.add_argument("--top-k", type=int, default=5, choices=range(1, 21), metavar="1..20", help="passages (5)")
    options = _add_json(_add_reports(parser)).parse_args(given)
    answer = Bot.open().ask(options.question, options.top_k, options.report)
    if options.json:
        _print_json(answer)
    else:
        say(_answer_lines(answer))
    return 0 if answer.answered else NOT_SO


def _answer_lines(answer: Answer) -> str:
    if not answer.answered:
        nearest = [f"  {p.report} 第 {p.paragraph} 段：{p.text[:_SHOWN]}…" for p in answer.passages[:_NEAREST]]
        return "\n".join([answer.message, "最接近的段落：", *nearest])
    remark = [f"  {answer.message}"] if answer.message else []
    sure = f"  把握：{answer.confidence:.0%}"
    by_ocr = [f"  {figure.text}{_ocr_mark(figure)}" for figure in answer.figures if display.ocr(figure)]
    return "\n".join([answer.answer or "", *remark, *_quote_lines(answer.quotes), *by_ocr, sure])


def check(given: Sequence[str]) -> int:
    """Check the claims of a text; return 0 when all are supported, else NOT_SO."""
    parser = argparse.ArgumentParser(
        prog="python -m qa check", description="Check the claims of a sentence or a draft against the reports."
    )
    parser.add_argument("text", help="the text; - reads it from standard input")
    options = _add_json(_add_reports(parser)).parse_args(given)
    text = sys.stdin.read() if options.text == "-" else options.text
    check = Bot.open().check(text, options.report)
    if options.json:
        _print_json(check)
    else:
        say("\n".join(map(_check_line, check.claims)))
    return 0 if check.verdict == "supported" else NOT_SO


def _check_line(claim: ClaimCheck) -> str:
    return "\n".join([f"[{_VERDICTS[claim.verdict]}] {claim.text}", f"  {claim.reason}", *_quote_lines(claim.quotes)])


def compare(given: Sequence[str]) -> int:
    """Lay one indicator of several reports side by side; return 0."""
    parser = argparse.ArgumentParser(prog="python -m qa compare", description="One indicator over places and years.")
    parser.add_argument("indicator", metavar="INDICATOR", help="such as 地区生产总值增长")
    parser.add_argument("--places", default="", metavar="NAMES", help="by any name, separated by commas (all)")
    parser.add_argument("--years", type=_years, default=(), metavar="YEARS", help="separated by commas (all)")
    parser.add_argument("--tense", choices=("target", "actual"), help="goals or results alone")
    parser.add_argument("--csv", action="store_true", help="as comma-separated values")
    options = _add_json(parser).parse_args(given)
    places = [name for name in options.places.replace("，", ",").split(",") if name.strip()]
    comparison = Bot.open().compare(options.indicator, places, options.years, options.tense)
    if options.json:
        _print_json(comparison)
    elif options.csv:
        sys.stdout.writelines(comparison_sheet(comparison).csv())
    else:
        say("\n".join(map(_compare_line, comparison.rows)) or "没有合乎条件的报告。")
    return 0


def _years(text: str) -> tuple[int, ...]:
    years = text.replace("，", ",").split(",")
    if not all(year.strip().isdecimal() for year in years):
        raise argparse.ArgumentTypeError(f"{text!r} are no years; write 2025,2026")
    return tuple(map(int, years))


def _compare_line(row: ComparisonRow) -> str:
    head = f"{row.place} {row.year} 年{display.tenses()[row.tense]}："
    if row.figure is None or row.quote is None:
        return f"{head}报告没有给出"
    mark = _ocr_mark(row.figure)
    return (
        f"{head}{row.figure.indicator} {display.bounded(row.figure)}{mark}（{row.report} 第 {row.quote.paragraph} 段）"
    )


def fulfilment(given: Sequence[str]) -> int:
    """Follow the targets of one report into another; return 0."""
    parser = argparse.ArgumentParser(
        prog="python -m qa fulfilment", description="What became of the targets of one report, by the next one."
    )
    parser.add_argument("target", metavar="REPORT", help="id of the report with the targets")
    parser.add_argument("actual", metavar="REPORT", help="id of the report with the results, usually of the year after")
    options = _add_json(parser).parse_args(given)
    bot = Bot.open()
    items = bot.fulfilment(options.target, options.actual)
    if options.json:
        _print_json(items)
    else:
        say("\n".join([*(_fulfilment_line(bot, item) for item in items), _totals(items)]))
    return 0


def _fulfilment_line(bot: Bot, item: Fulfilment) -> str:
    head = f"[{display.outcome(item.status).words}] {item.target.indicator}"
    target = f"{head}：目标“{bot.quote(item.target).text}”{_ocr_mark(item.target)}"
    if item.actual is None:
        return target
    return f"{target}\n  结果“{bot.quote(item.actual).text}”{_ocr_mark(item.actual)}"


def _totals(items: Sequence[Fulfilment]) -> str:
    counts = Counter(item.status for item in items)
    return f"共 {len(items)} 个目标：" + "，".join(
        f"{display.outcome(name).words} {counts[name]}" for name in display.outcomes()
    )


# The commands that have a name; without one, a question is asked.
COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {"check": check, "compare": compare, "fulfilment": fulfilment}


def _add_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the option that every command has."""
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    return parser


def _add_reports(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the option that chooses reports."""
    parser.add_argument("--report", action="append", metavar="ID", help="look only in this report; may be repeated")
    return parser


def _print_json(result: Any) -> None:  # noqa: ANN401  (a record, or a list of records)
    """Print a record, or a list of them, as JSON."""
    plain = [asdict(item) for item in result] if isinstance(result, list) else asdict(result)
    say(json.dumps(plain, ensure_ascii=False, indent=2))


def _ocr_mark(figure: Figure) -> str:
    """Return a remark on a figure that was read by OCR."""
    words = display.ocr(figure)
    return f"（扫描件，文字{words}，请对照原件）" if words else ""


def _quote_lines(quotes: Iterable[Quote]) -> list[str]:
    """Return a line for each quote, with its place."""
    return [f"  “{quote.text}”（{quote.report} 第 {quote.paragraph} 段）" for quote in quotes]
