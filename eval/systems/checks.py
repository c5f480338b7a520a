"""Who checks a set of claims or drafts: our bot in process, or a server over POST /api/check."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from typing import Any

from eval.checking import Check, check_claims, check_drafts
from eval.claim_scores import CheckedClaim
from eval.own import read_claims, read_drafts
from eval.sets import DATASETS
from eval.systems.http import HttpSystem

# The sets of claims and of drafts in eval/datasets.
SETS = ("claims_dev", "drafts_dev")


def checked_set(name: str, url: str = "", quiet: bool = False) -> list[CheckedClaim]:
    """Check every claim of a set; by our bot, opened here, unless a server is named."""
    path = DATASETS / f"{name}.jsonl"
    with _opened(url) as check:
        if name.startswith("drafts"):
            return check_drafts(check, read_drafts(path), quiet)
        return check_claims(check, read_claims(path), quiet)


@contextmanager
def _opened(url: str) -> Iterator[Check]:
    if not url:
        from qa.bot import Bot  # needs the model: only when our own bot is asked

        bot = Bot.open()
        yield lambda text: asdict(bot.check(text))
        return
    with closing(HttpSystem.open(url)) as server:

        def check(text: str) -> dict[str, Any]:
            return server.post("/api/check", {"text": text})

        yield check
