"""Who follows a set's targets: our bot in process, or a server over GET /api/fulfilment."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from eval.following import follow_targets
from eval.fulfilment_scores import ScoredTarget
from eval.gold import GoldTarget, read_gold
from eval.sets import DATASETS
from eval.systems.http import HttpSystem
from eval.systems.shelf import shelf_library, shelf_snapshot

_SET = DATASETS / "fulfilment_dev.jsonl"


def followed_in_process(shelf: Path) -> list[ScoredTarget]:
    """Follow the targets with our bot over the library and a folder of the set's reports."""
    from index import load_encoder
    from qa.bot import Bot

    encoder, library = load_encoder(), shelf_library(shelf)
    bot = Bot(shelf_snapshot(library, shelf, encoder), encoder)
    paragraphs = {(report.id, p.number): p.text for report in bot.reports for p in report.paragraphs}
    return follow_targets(
        lambda target, actual: {"items": [asdict(item) for item in bot.fulfilment(target, actual)]},
        read_gold(_SET, GoldTarget),
        paragraphs,
    )


def followed_by_server(url: str) -> list[ScoredTarget]:
    """Follow the targets with a server that has the set's reports."""
    with closing(HttpSystem.open(url)) as server:

        def follow(target: str, actual: str) -> dict[str, Any]:
            return server.get(f"/api/fulfilment?{urlencode({'target': target, 'actual': actual})}")

        paragraphs = {(p.report, p.paragraph): p.text for p in server.passages}
        return follow_targets(follow, read_gold(_SET, GoldTarget), paragraphs)
