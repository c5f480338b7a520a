"""The commands that run systems over questions and read runs: each with its options, then what it does."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import var_dir
from eval.compare import compare_runs, comparison_lines
from eval.export import qrels_lines, run_lines
from eval.run import Run, load_run
from eval.runner import Options, run_set
from eval.sets import REPORTS, open_set
from eval.systems.names import NAMES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_run(commands: Commands) -> None:
    command = commands.add_parser("run", help="ask a set of questions and score the answers")
    _add_asking(command)
    command.add_argument(
        "--systems", default="ours", help=f"separated by commas, of: {', '.join(NAMES)} (default: ours)"
    )
    command.add_argument("--out", type=Path, default=None, help="folder of the results (default: var/runs)")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """Run the systems over the set, save each run and print its measures."""
    for run in _runs(options):
        path = run.save(options.out)
        print(*run.lines(), f"  {path}", sep="\n")
    return 0


def _add_results(commands: Commands) -> None:
    command = commands.add_parser("results", help="run every system and write the table of results")
    _add_asking(command)
    command.add_argument("--systems", default=",".join(NAMES), help="separated by commas (default: all)")
    command.add_argument("--out", type=Path, default=Path(__file__).parent / "RESULTS.md", help="the table")
    command.set_defaults(run=_results)


def _results(options: argparse.Namespace) -> int:
    """Run everything and write the table of results."""
    from eval.tables import results_page

    runs = _runs(options)
    for run in runs:
        run.save()
    write_file(options.out, results_page(runs))
    print(options.out)
    return 0


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


def _runs(options: argparse.Namespace) -> list[Run]:
    from eval.systems.open import Opener

    questions = open_set(options.set, options.split)
    how = Options(
        top_k=options.top_k,
        concurrency=options.concurrency,
        reports=tuple(options.reports.split(",")) if options.reports else None,
        quiet=options.quiet,
    )
    with Opener(questions, options.url, options.concurrency, options.shelf) as opener:
        return [run_set(opener.open(name), questions, how) for name in options.systems.split(",")]


def _add_compare(commands: Commands) -> None:
    command = commands.add_parser("compare", help="two runs side by side: differences, intervals, flipped questions")
    command.add_argument("left", type=Path, metavar="A")
    command.add_argument("right", type=Path, metavar="B")
    command.set_defaults(run=_compare)


def _compare(options: argparse.Namespace) -> int:
    """Print two runs side by side."""
    left, right = load_run(options.left), load_run(options.right)
    print(*comparison_lines(left, right, compare_runs(left, right)), sep="\n")
    return 0


def _add_report(commands: Commands) -> None:
    command = commands.add_parser("report", help="one HTML page of one or more runs")
    command.add_argument("runs", type=Path, nargs="+", metavar="RUN")
    command.add_argument("--out", type=Path, default=var_dir() / "report.html", help="the page (default: %(default)s)")
    command.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    """Write the page of the runs."""
    from eval.report import render

    write_file(options.out, render([load_run(path) for path in options.runs]))
    print(options.out)
    return 0


def _add_export(commands: Commands) -> None:
    command = commands.add_parser("export", help="write a run as a TREC run, with its set's qrels")
    command.add_argument("run_file", type=Path, metavar="RUN")
    command.add_argument("--out", type=Path, default=var_dir() / "trec", help="folder (default: %(default)s)")
    command.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    """Write RUN.run and, of what the run knows, RUN.qrels."""
    run = load_run(options.run_file)
    for suffix, lines in ((".run", run_lines(run)), (".qrels", qrels_lines(run))):
        path = options.out / f"{run.name}{suffix}"
        write_file(path, "".join(f"{line}\n" for line in lines))
        print(path)
    return 0


def _add_bench(commands: Commands) -> None:
    command = commands.add_parser("bench", help="quality, speed and memory beside the plain baseline")
    command.add_argument("--out", type=Path, default=Path(__file__).parent / "BENCH.md", help="the table, as Markdown")
    command.set_defaults(run=_bench)


def _bench(options: argparse.Namespace) -> int:
    """Measure and print the table; never fails for what it measures."""
    from eval.bench.table import run_bench

    text = run_bench()
    print(text)
    write_file(options.out, text)
    return 0


def _add_peers(commands: Commands) -> None:
    command = commands.add_parser("peers", help="ours beside Haystack, LlamaIndex and txtai (first: make peers)")
    command.add_argument("--set", default="questions_dev", help="a set over the reports here (default: %(default)s)")
    command.add_argument("--out", type=Path, default=Path(__file__).parent / "PEERS.md", help="the table, as Markdown")
    command.set_defaults(run=_peers)


def _peers(options: argparse.Namespace) -> int:
    """Run ours and the peers over the set and write the table."""
    from eval.peers.run import peers_page, run_peers

    runs = run_peers(open_set(options.set))
    for run in runs:
        run.save()
    text = peers_page(runs)
    print(text)
    write_file(options.out, text)
    return 0


def add_reports(command: argparse.ArgumentParser) -> None:
    """Add the option that says where reports lie that the library lacks."""
    lacking = "folder of the reports that the library lacks (default: %(default)s)"
    command.add_argument("--reports", type=Path, default=REPORTS, help=lacking)


def write_file(path: Path, text: str) -> None:
    """Write a text, and make the folder if it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


COMMANDS = (
    _add_run,
    _add_compare,
    _add_report,
    _add_results,
    _add_export,
    _add_bench,
    _add_peers,
)
