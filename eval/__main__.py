"""The command line of the evaluation: run, compare, gate, behaviour, bench and others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import ReportQAError, var_dir
from eval import commands
from eval.behaviour import SAMPLE
from eval.sets import REPORTS
from eval.systems.names import NAMES

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code (0 done, 1 refused or a gate fell, with the reason on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ReportQAError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (
        _add_run,
        _add_compare,
        _add_report,
        _add_results,
        _add_gate,
        _add_export,
        _add_figures,
        _add_claims,
        _add_bench,
        _add_peers,
        _add_tune,
        _add_tune_likeness,
        _add_tune_claims,
        _add_fulfilment,
        _add_sized,
        _add_behaviour,
        _add_reading,
    ):
        add(subparsers)
    return parser


def _add_run(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("run", help="ask a set of questions and score the answers")
    _add_asking(command)
    command.add_argument(
        "--systems", default="ours", help=f"separated by commas, of: {', '.join(NAMES)} (default: ours)"
    )
    command.add_argument("--out", type=Path, default=None, help="folder of the results (default: var/runs)")
    command.set_defaults(run=commands.run)


def _add_compare(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("compare", help="two runs side by side: differences, intervals, flipped questions")
    command.add_argument("left", type=Path, metavar="A")
    command.add_argument("right", type=Path, metavar="B")
    command.set_defaults(run=commands.compare_runs)


def _add_report(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("report", help="one HTML page of one or more runs")
    command.add_argument("runs", type=Path, nargs="+", metavar="RUN")
    command.add_argument("--out", type=Path, default=var_dir() / "report.html", help="the page (default: %(default)s)")
    command.set_defaults(run=commands.report)


def _add_results(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("results", help="run every system and write the table of results")
    _add_asking(command)
    command.add_argument("--systems", default=",".join(NAMES), help="separated by commas (default: all)")
    command.add_argument("--out", type=Path, default=Path(__file__).parent / "RESULTS.md", help="the table")
    command.set_defaults(run=commands.results)


def _add_gate(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("gate", help="fail when a measure fell below its least acceptable value")
    command.add_argument(
        "runs", type=Path, nargs="*", metavar="RUN", help="runs to check (default: run the gated sets)"
    )
    command.add_argument("--gates", type=Path, default=None, help="the gates (default: eval/gates.toml)")
    _add_reports(command)
    command.set_defaults(run=commands.gate)


def _add_reports(command: argparse.ArgumentParser) -> None:
    lacking = "folder of the reports that the library lacks (default: %(default)s)"
    command.add_argument("--reports", type=Path, default=REPORTS, help=lacking)


def _add_export(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("export", help="write a run as a TREC run, with its set's qrels")
    command.add_argument("run_file", type=Path, metavar="RUN")
    command.add_argument("--out", type=Path, default=var_dir() / "trec", help="folder (default: %(default)s)")
    command.set_defaults(run=commands.export)


def _add_figures(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("figures", help="score the extraction of figures")
    command.add_argument("--set", default="figures_seed", help="figures_seed (default) or figures_dev")
    _add_reports(command)
    command.set_defaults(run=commands.figures)


def _add_claims(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("claims", help="score the check of claims and drafts")
    command.add_argument("--set", default="claims_dev", choices=("claims_dev", "drafts_dev", "claims_own"))
    command.add_argument("--url", default="", help="ask the server at this address instead of opening the bot here")
    command.add_argument("--shelf", type=Path, default=None, metavar="FOLDER", help="of reports, as ID.txt")
    command.set_defaults(run=commands.claims)


def _add_bench(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("bench", help="quality, speed and memory beside the plain baseline")
    command.add_argument("--out", type=Path, default=Path(__file__).parent / "BENCH.md", help="the table, as Markdown")
    command.set_defaults(run=commands.bench)


def _add_peers(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("peers", help="ours beside Haystack, LlamaIndex and txtai (first: make peers)")
    command.add_argument("--set", default="questions_dev", help="a set over the reports here (default: %(default)s)")
    command.add_argument("--out", type=Path, default=Path(__file__).parent / "PEERS.md", help="the table, as Markdown")
    command.set_defaults(run=commands.peers)


def _add_tune(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("tune", help="learn fusion, choice of figures and refusal; print held-out quality")
    questions = [Path(__file__).parent / "datasets" / "questions_dev.jsonl"]
    command.add_argument("--questions", type=Path, nargs="+", default=questions, metavar="FILE", help="gold questions")
    command.add_argument("--report", default="mianyang-2023", help="what questions are about that name no report")
    command.add_argument("--reports", type=Path, default=None, help="folder of the reports that the library lacks")
    command.add_argument(
        "--adapters",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="of adapters trained without the places they are named by",
    )
    command.set_defaults(run=commands.tune)


def _add_fulfilment(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("fulfilment", help="score what became of targets (fulfilment_dev)")
    command.add_argument("--shelf", type=Path, default=None, metavar="FOLDER", help="of the reports, as ID.txt")
    command.add_argument("--url", default="", help="ask the server at this address instead of opening the bot here")
    command.set_defaults(run=commands.fulfilment)


def _add_tune_likeness(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("tune-likeness", help="learn when two figures speak of the same indicator")
    command.add_argument("--reports", type=Path, required=True, help="folder of the reports that the pairs are about")
    command.set_defaults(run=commands.tune_likeness)


def _add_tune_claims(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("tune-claims", help="learn which figure a claim speaks of")
    command.add_argument("--reports", type=Path, required=True, help="folder of the reports that the claims are about")
    command.set_defaults(run=commands.tune_claims)


def _add_sized(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("sized", help="write a SQuAD-style set as large as CMRC 2018, to time a run with")
    _add_reports(command)
    command.add_argument("--out", type=Path, default=var_dir() / "sized.json", help="the set (default: %(default)s)")
    command.set_defaults(run=commands.sized)


def _add_behaviour(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("behaviour", help="write down what the bot says, and see what a change changed")
    command.add_argument("--gold", type=Path, nargs="+", default=SAMPLE, metavar="FILE", help="questions and claims")
    command.add_argument("--shelf", type=Path, default=None, metavar="FOLDER", help="of reports beside the library's")
    command.add_argument("--out", type=Path, default=None, metavar="FILE", help="write every output, whole")
    command.add_argument("--against", type=Path, default=None, metavar="FILE", help="compare with such a file")
    command.add_argument("--accept", action="store_true", help="take what is said now for what should be said")
    command.add_argument("--quiet", action="store_true", help="no progress bar")
    command.set_defaults(run=commands.behaviour)


def _add_reading(subparsers: Subparsers) -> None:
    command = subparsers.add_parser("reading", help="title, place and year of raw files beside what is right")
    command.add_argument("--raw", type=Path, required=True, metavar="FOLDER", help="of files, with a metadata.jsonl")
    command.add_argument("--half", choices=("all", "seen", "held"), default="all", help="those held out, or the others")
    command.set_defaults(run=commands.reading)


def _add_asking(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--set", default="questions_dev", help="a name in eval/datasets, .jsonl, SQuAD .json, BEIR folder"
    )
    command.add_argument("--split", default="test", help="of a BEIR folder (default: test)")
    command.add_argument("--url", default="", help="ask the server at this address instead of opening the bot here")
    command.add_argument("--concurrency", type=_positive, default=1, help="questions on their way at once (default: 1)")
    command.add_argument("--top-k", type=_positive, default=10, help="passages of each answer (default: 10)")
    command.add_argument("--reports", default="", help="ids to ask about, separated by commas (default: all)")
    command.add_argument(
        "--shelf", type=Path, default=None, metavar="FOLDER", help="of reports to index beside the library's"
    )
    command.add_argument("--quiet", action="store_true", help="no progress bar")


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
