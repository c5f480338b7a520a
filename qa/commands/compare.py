"""python -m qa compare INDICATOR [--places NAMES] [--years YEARS] [--tense target|actual] [--json | --csv]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from qa import wording
from qa.bot import Bot
from qa.commands.output import add_json, print_json
from qa.records import ComparisonRow
from qa.sheets.comparison import comparison_sheet


def run(given: Sequence[str]) -> int:
    """Lay one indicator of several reports side by side; return 0."""
    parser = argparse.ArgumentParser(prog="python -m qa compare", description="One indicator over places and years.")
    parser.add_argument("indicator", metavar="INDICATOR", help="such as 地区生产总值增长")
    parser.add_argument("--places", default="", metavar="NAMES", help="by any name, separated by commas (all)")
    parser.add_argument("--years", type=_years, default=(), metavar="YEARS", help="separated by commas (all)")
    parser.add_argument("--tense", choices=("target", "actual"), help="goals or results alone")
    parser.add_argument("--csv", action="store_true", help="as comma-separated values")
    options = add_json(parser).parse_args(given)
    places = [name for name in options.places.replace("，", ",").split(",") if name.strip()]
    found = Bot.open().compare(options.indicator, places, options.years, options.tense)
    if options.json:
        print_json(found)
    elif options.csv:
        sys.stdout.writelines(comparison_sheet(found).csv())
    else:
        print("\n".join(map(_text, found.rows)) or "没有合乎条件的报告。")
    return 0


def _years(text: str) -> tuple[int, ...]:
    years = text.replace("，", ",").split(",")
    if not all(year.strip().isdecimal() for year in years):
        raise argparse.ArgumentTypeError(f"{text!r} are no years; write 2025,2026")
    return tuple(map(int, years))


def _text(row: ComparisonRow) -> str:
    head = f"{row.place} {row.year} 年{wording.tenses()[row.tense]}："
    if row.figure is None or row.quote is None:
        return f"{head}报告没有给出"
    return f"{head}{row.figure.indicator} {wording.bounded(row.figure)}（{row.report} 第 {row.quote.paragraph} 段）"
