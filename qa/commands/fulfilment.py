"""python -m qa fulfilment REPORT REPORT [--json]."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from qa import wording
from qa.bot import Bot
from qa.commands.output import add_json, print_json
from qa.records import Fulfilment


def run(given: Sequence[str]) -> int:
    """Follow the targets of one report into another; return 0."""
    parser = argparse.ArgumentParser(
        prog="python -m qa fulfilment", description="What became of the targets of one report, by the next one."
    )
    parser.add_argument("target", metavar="REPORT", help="id of the report with the targets")
    parser.add_argument("actual", metavar="REPORT", help="id of the report with the results, usually of the year after")
    options = add_json(parser).parse_args(given)
    bot = Bot.open()
    items = bot.fulfilment(options.target, options.actual)
    if options.json:
        print_json(items)
    else:
        print("\n".join([*(_text(bot, item) for item in items), _totals(items)]))
    return 0


def _text(bot: Bot, item: Fulfilment) -> str:
    target = f"[{wording.outcome(item.verdict).words}] {item.target.indicator}：目标“{bot.quote(item.target).text}”"
    return target if item.actual is None else f"{target}\n  结果“{bot.quote(item.actual).text}”"


def _totals(items: Sequence[Fulfilment]) -> str:
    counts = Counter(str(item.verdict) for item in items)
    return f"共 {len(items)} 个目标：" + "，".join(
        f"{wording.outcome(name).words} {counts[name]}" for name in wording.outcomes()
    )
