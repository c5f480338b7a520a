"""The command line of asking: python -m qa "老旧小区改造多少个" [--json]."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from corpus import ReportQAError
from qa.bot import Bot
from qa.records import Answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask one question; return 0 when answered, 3 when refused, 1 on an error (one sentence on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        answer = Bot.open().ask(options.question, options.top_k, options.report)
    except ReportQAError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(json.dumps(asdict(answer), ensure_ascii=False, indent=2) if options.json else _text(answer))
    return 0 if answer.answered else 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m qa", description="Ask the reports a question, in Chinese or English."
    )
    parser.add_argument("question")
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    parser.add_argument("--top-k", type=int, default=5, choices=range(1, 21), metavar="1..20", help="passages (5)")
    parser.add_argument("--report", action="append", metavar="ID", help="look only in this report; may be repeated")
    return parser


def _text(answer: Answer) -> str:
    lines = [answer.answer] if answer.answer else [answer.message, "最接近的段落："]
    lines += [f"  “{quote.text}”（{quote.report} 第 {quote.paragraph} 段）" for quote in answer.quotes]
    if not answer.answered:
        lines += [f"  {p.report} 第 {p.paragraph} 段：{p.text[:40]}…" for p in answer.passages[:3]]
    else:
        lines.append(f"  把握：{answer.confidence:.0%}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
