"""Who checks a set of claims or drafts: our bot in process, or a server over POST /api/check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.checking import check_claims, check_drafts
from eval.claim_scores import CheckedClaim
from eval.gold import Claim, Draft, read_gold
from eval.sets import DATASETS
from eval.systems.http import HttpSystem
from eval.systems.shelf import shelf_library, shelf_snapshot

if TYPE_CHECKING:
    from qa.bot import Bot

# The sets of claims and of drafts over the shipped report, and ours over others, in eval/datasets.
SETS = ("claims_dev", "drafts_dev")
OWN = "claims_own"
# A text and the reports to look in, none for all, to an answer of /api/check.
_Door = Callable[[str, list[str]], Mapping[str, Any]]


def checked_set(name: str, url: str = "", shelf: Path | None = None, quiet: bool = False) -> list[CheckedClaim]:
    """Check every claim of a set that nothing was learned from.

    Args:
        name: of the set.
        url: of the server that checks; our bot, opened here, if "".
        shelf: folder of the reports that our bot lacks, as ID.txt.
        quiet: no progress bar.
    """
    path = DATASETS / f"{name}.jsonl"
    with _opened(url, shelf) as door:
        if name.startswith("drafts"):
            return check_drafts(lambda text: door(text, []), read_gold(path, Draft), quiet)
        claims = [claim for claim in read_gold(path, Claim) if claim.half != "learned"]
        about = {claim.text: [claim.report] if claim.report else [] for claim in claims}
        return check_claims(lambda text: door(text, about[text]), claims, quiet)


@contextmanager
def _opened(url: str, shelf: Path | None) -> Iterator[_Door]:
    if not url:
        bot = own_bot(shelf)
        yield lambda text, reports: asdict(bot.check(text, reports or None))
        return
    with closing(HttpSystem.open(url)) as server:

        def check(text: str, reports: list[str]) -> dict[str, Any]:
            return server.post("/api/check", {"text": text, "reports": reports})

        yield check


def own_bot(shelf: Path | None) -> Bot:
    """Open our bot over the published index, or over the library and a folder of further reports."""
    from index import load_encoder
    from qa.bot import Bot  # needs the model: only when our own bot is asked

    if shelf is None:
        return Bot.open()
    encoder = load_encoder()
    return Bot(shelf_snapshot(shelf_library(shelf), shelf, encoder), encoder)
