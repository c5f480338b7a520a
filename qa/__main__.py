"""The command line of asking: python -m qa "老旧小区改造多少个" [--json]; python -m qa check "..." [--json]."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from corpus import ReportQAError
from qa.bot import Bot
from qa.records import Answer, Check, ClaimCheck, Verdict

_VERDICTS: dict[Verdict, str] = {"supported": "属实", "contradicted": "不符", "not_found": "未提到"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask one question, or check a text; return 1 on an error (one sentence on standard error).

    Else 0 when answered, or when every claim is supported; 3 when refused, or when one is not.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _check(given[1:]) if given[:1] == ["check"] else _ask(given)
    except (ReportQAError, OSError, UnicodeDecodeError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _ask(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m qa",
        description="Ask the reports a question, in Chinese or English. `python -m qa check TEXT` checks claims.",
    )
    parser.add_argument("question")
    parser.add_argument("--top-k", type=int, default=5, choices=range(1, 21), metavar="1..20", help="passages (5)")
    options = _shared(parser).parse_args(given)
    answer = Bot.open().ask(options.question, options.top_k, options.report)
    _print(answer, _answer_text(answer), options.json)
    return 0 if answer.answered else 3


def _check(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m qa check", description="Check the claims of a sentence or a draft against the reports."
    )
    parser.add_argument("text", help="the text; - reads it from standard input")
    options = _shared(parser).parse_args(given)
    text = sys.stdin.read() if options.text == "-" else options.text
    check = Bot.open().check(text, options.report)
    _print(check, "\n".join(map(_claim_text, check.claims)), options.json)
    return 0 if check.verdict == "supported" else 3


def _shared(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    parser.add_argument("--report", action="append", metavar="ID", help="look only in this report; may be repeated")
    return parser


def _print(record: Answer | Check, text: str, as_json: bool) -> None:
    print(json.dumps(asdict(record), ensure_ascii=False, indent=2) if as_json else text)


def _answer_text(answer: Answer) -> str:
    lines = [answer.answer] if answer.answer else [answer.message, "最接近的段落："]
    lines += [f"  “{quote.text}”（{quote.report} 第 {quote.paragraph} 段）" for quote in answer.quotes]
    if not answer.answered:
        lines += [f"  {p.report} 第 {p.paragraph} 段：{p.text[:40]}…" for p in answer.passages[:3]]
    else:
        lines.append(f"  把握：{answer.confidence:.0%}")
    return "\n".join(lines)


def _claim_text(claim: ClaimCheck) -> str:
    lines = [f"[{_VERDICTS[claim.verdict]}] {claim.text}", f"  {claim.reason}"]
    lines += [f"  “{quote.text}”（{quote.report} 第 {quote.paragraph} 段）" for quote in claim.quotes]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
