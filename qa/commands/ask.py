"""python -m qa "老旧小区改造多少个" [--json]."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from qa.bot import Bot
from qa.commands.output import NOT_SO, add_json, add_reports, print_json, quote_lines
from qa.records import Answer

# Passages printed after a refusal, and characters of each.
_NEAREST = 3
_SHOWN = 40


def run(given: Sequence[str], others: Sequence[str] = ()) -> int:
    """Ask one question; return 0 when answered, NOT_SO when refused. `others` are the commands named in the help."""
    parser = argparse.ArgumentParser(
        prog="python -m qa",
        description="Ask the reports a question, in Chinese or English.",
        epilog="Other commands, each with its own --help: " + ", ".join(others),
    )
    parser.add_argument("question")
    parser.add_argument("--top-k", type=int, default=5, choices=range(1, 21), metavar="1..20", help="passages (5)")
    options = add_json(add_reports(parser)).parse_args(given)
    answer = Bot.open().ask(options.question, options.top_k, options.report)
    if options.json:
        print_json(answer)
    else:
        print(_text(answer))
    return 0 if answer.answered else NOT_SO


def _text(answer: Answer) -> str:
    if not answer.answered:
        nearest = [f"  {p.report} 第 {p.paragraph} 段：{p.text[:_SHOWN]}…" for p in answer.passages[:_NEAREST]]
        return "\n".join([answer.message, "最接近的段落：", *nearest])
    remark = [f"  {answer.message}"] if answer.message else []
    sure = f"  把握：{answer.confidence:.0%}"
    return "\n".join([answer.answer or "", *remark, *quote_lines(answer.quotes), sure])
