"""What the commands print: the records as JSON, quotes as lines."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from qa.records import Quote

# Exit codes beside 0; argparse uses 2.
FAILED = 1
NOT_SO = 3  # refused, not supported


def add_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the option that every command has."""
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    return parser


def add_reports(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the option that chooses reports."""
    parser.add_argument("--report", action="append", metavar="ID", help="look only in this report; may be repeated")
    return parser


def print_json(result: Any) -> None:  # noqa: ANN401  (a record, or a list of records)
    """Print a record, or a list of them, as JSON."""
    plain = [asdict(each) for each in result] if isinstance(result, list) else asdict(result)
    print(json.dumps(plain, ensure_ascii=False, indent=2))


def quote_lines(quotes: Iterable[Quote]) -> list[str]:
    """Return a line for each quote, with its place."""
    return [f"  “{quote.text}”（{quote.report} 第 {quote.paragraph} 段）" for quote in quotes]
