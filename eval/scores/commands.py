"""The commands that score something other than answers: figures, claims and drafts, targets."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from eval.commands import add_reports
from eval.errors import EvalError
from eval.gold import GoldTarget, read_gold

if TYPE_CHECKING:
    from eval.commands import Commands


def _add_figures(commands: Commands) -> None:
    command = commands.add_parser("figures", help="score the extraction of figures")
    command.add_argument("--set", default="figures_seed", help="figures_seed (default) or figures_dev")
    add_reports(command)
    command.set_defaults(run=_figures)


def _figures(options: argparse.Namespace) -> int:
    """Extract figures and print how they compare with the annotated ones."""
    from eval.scores.figures import extract

    print(*extract(options.set, options.reports).lines(), sep="\n")
    return 0


def _add_claims(commands: Commands) -> None:
    command = commands.add_parser("claims", help="score the check of claims and drafts")
    command.add_argument("--set", default="claims_dev", choices=("claims_dev", "drafts_dev", "claims_own"))
    _add_ours(command)
    command.set_defaults(run=_claims)


def _claims(options: argparse.Namespace) -> int:
    """Have our bot or a server check a set of claims or drafts and print its verdicts beside the gold ones."""
    from eval.scores.claims import OWN_CLAIMS, check_set, claim_lines
    from eval.systems.open import Opener

    if options.set == OWN_CLAIMS:
        _need_reports(options)
    with Opener(url=options.url, shelf=options.shelf) as opener:
        print(*claim_lines(check_set(opener.ours().check, options.set)), sep="\n")
    return 0


def _add_fulfilment(commands: Commands) -> None:
    command = commands.add_parser("fulfilment", help="score what became of targets (fulfilment_dev)")
    _add_ours(command)
    command.set_defaults(run=_fulfilment)


def _fulfilment(options: argparse.Namespace) -> int:
    """Have our bot or a server follow the set's targets and print what it found beside the gold."""
    from eval.scores.fulfilment import FULFILMENT_SET, follow_targets, fulfilment_lines
    from eval.systems.open import Opener

    _need_reports(options)
    with Opener(url=options.url, shelf=options.shelf) as opener:
        ours = opener.ours()
        paragraphs = {(passage.report, passage.paragraph): passage.text for passage in ours.passages}
        targets = follow_targets(ours.follow, read_gold(FULFILMENT_SET, GoldTarget), paragraphs)
    print(*fulfilment_lines(targets), sep="\n")
    return 0


def _add_ours(command: argparse.ArgumentParser) -> None:
    command.add_argument("--shelf", type=Path, default=None, metavar="FOLDER", help="of the reports, as ID.txt")
    command.add_argument("--url", default="", help="ask the server at this address instead of opening the bot here")


def _need_reports(options: argparse.Namespace) -> None:
    if not (options.url or options.shelf):
        raise EvalError("give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them")


SCORE_COMMANDS = (_add_figures, _add_claims, _add_fulfilment)
