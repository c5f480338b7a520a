"""python -m qa check "..." [--json]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from qa.bot import Bot
from qa.commands.output import NOT_SO, add_json, add_reports, print_json, quote_lines
from qa.records import ClaimCheck, Verdict

_VERDICTS: dict[Verdict, str] = {"supported": "属实", "contradicted": "不符", "not_found": "未提到"}


def run(given: Sequence[str]) -> int:
    """Check the claims of a text; return 0 when all are supported, else NOT_SO."""
    parser = argparse.ArgumentParser(
        prog="python -m qa check", description="Check the claims of a sentence or a draft against the reports."
    )
    parser.add_argument("text", help="the text; - reads it from standard input")
    options = add_json(add_reports(parser)).parse_args(given)
    text = sys.stdin.read() if options.text == "-" else options.text
    check = Bot.open().check(text, options.report)
    if options.json:
        print_json(check)
    else:
        print("\n".join(map(_text, check.claims)))
    return 0 if check.verdict == "supported" else NOT_SO


def _text(claim: ClaimCheck) -> str:
    return "\n".join([f"[{_VERDICTS[claim.verdict]}] {claim.text}", f"  {claim.reason}", *quote_lines(claim.quotes)])
