"""The commands that score figures, claims and targets, and those that hold what was reached: gate and behaviour."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from eval.behaviour import SAMPLE
from eval.commands import add_reports
from eval.errors import EvalError
from eval.gate import GATES, check_gates, load_gates, measured
from eval.gold import GoldStructured, GoldTarget, read_gold
from eval.measures import Measure
from eval.run import load_run

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


def _add_scans(commands: Commands) -> None:
    command = commands.add_parser("scans", help="draw pages, read them by OCR and score what was read")
    command.add_argument("--pages", type=int, default=2, help="of each kind (default: %(default)s)")
    command.set_defaults(run=_scans)


def _scans(options: argparse.Namespace) -> int:
    """Read drawn pages and print a row for each way of printing them."""
    from eval.scores.scans import HEAD, score_scans

    print(HEAD)
    for score in score_scans(options.pages):
        print(score.row(), flush=True)
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


def _add_many(commands: Commands) -> None:
    command = commands.add_parser("many", help="questions over many reports by kind, in two halves (train_multi)")
    command.add_argument("--set", type=Path, required=True, metavar="FILE", help="of train_multi's form")
    command.add_argument("--failures", action="store_true", help="show what was said wrongly in the development half")
    _add_ours(command)
    command.set_defaults(run=_many)


def _many(options: argparse.Namespace) -> int:
    """Ask questions over many reports and count by kind how many of each half are answered rightly."""
    from eval.scores.many import ManyQuestion, ask_all, count_lines, development_ids, failure_lines
    from eval.systems.open import Opener

    _need_reports(options)
    questions = read_gold(options.set, ManyQuestion)
    with Opener(url=options.url, shelf=options.shelf) as opener:
        ours = opener.ours()
        asked = ask_all(lambda question: ours.ask(question, 5, None), questions)
    development = development_ids()
    lines = failure_lines(asked, development) if options.failures else []
    print(*lines, *count_lines(asked, development), sep="\n")
    return 0


def _add_reading(commands: Commands) -> None:
    command = commands.add_parser("reading", help="title, place and year of raw files beside what is right")
    command.add_argument("--raw", type=Path, required=True, metavar="FOLDER", help="of files, with a metadata.jsonl")
    command.add_argument("--half", choices=("all", "seen", "held"), default="all", help="those held out, or the others")
    command.set_defaults(run=_reading)


def _reading(options: argparse.Namespace) -> int:
    """Print what was detected of every raw file beside what is right."""
    from eval.scores.reading import read_folder, reading_table, split_held_out

    readings = read_folder(options.raw)
    seen, held = split_held_out(readings)
    print(reading_table({"all": readings, "seen": seen, "held": held}[options.half]))
    return 0


def _add_audit(commands: Commands) -> None:
    command = commands.add_parser("audit", help="draw figures of raw files, to be read against their text by a person")
    command.add_argument("--raw", type=Path, required=True, metavar="FOLDER", help="of files, with a metadata.jsonl")
    command.add_argument("--figures", type=int, default=400, help="how many at least (default: %(default)s)")
    command.add_argument("--seed", type=int, default=0, help="of the draw (default: %(default)s)")
    command.set_defaults(run=_audit)


def _audit(options: argparse.Namespace) -> int:
    """Print paragraphs of one file after the other with the figures extracted from each."""
    from eval.scores.audit import audit_lines, draw_paragraphs
    from eval.scores.reading import read_folder

    reports = [reading.report for reading in read_folder(options.raw) if reading.report]
    for report, paragraph, figures in draw_paragraphs(reports, options.figures, options.seed):
        print(*audit_lines(report, paragraph, figures), sep="\n")
    return 0


def _add_structured(commands: Commands) -> None:
    command = commands.add_parser("structured", help="score questions of several parts, sides or items (FILE)")
    command.add_argument("gold", type=Path, metavar="FILE", help="of questions with structure, as JSON lines")
    command.add_argument("--kinds", default="", help="separated by commas (default: all)")
    command.add_argument("--half", choices=("all", "development"), default="all", help="development: ask that alone")
    _add_ours(command)
    command.set_defaults(run=_structured)


def _structured(options: argparse.Namespace) -> int:
    """Ask our bot or a server and print each kind's score on both halves, and the failures of one of them."""
    from eval.scores.structured import ask_structured, half_of, structured_lines
    from eval.systems.open import Opener

    _need_reports(options)
    kinds = options.kinds.split(",") if options.kinds else None
    questions = [
        question
        for question in read_gold(options.gold, GoldStructured)
        if (kinds is None or question.kind in kinds)
        and (options.half == "all" or half_of(question.report) == options.half)
    ]
    with Opener(url=options.url, shelf=options.shelf) as opener:
        ours = opener.ours()
        print(*structured_lines(ask_structured(lambda text, report: ours.ask(text, 5, [report]), questions)), sep="\n")
    return 0


def _add_gate(commands: Commands) -> None:
    command = commands.add_parser("gate", help="fail when a measure fell below its least acceptable value")
    command.add_argument(
        "runs", type=Path, nargs="*", metavar="RUN", help="runs to check (default: run the gated sets)"
    )
    command.add_argument("--gates", type=Path, default=GATES, help="the gates (default: eval/gates.toml)")
    add_reports(command)
    command.set_defaults(run=_gate)


def _gate(options: argparse.Namespace) -> int:
    """Check the gates; 1 when one fell. A set of figures whose reports are not here is named and left out."""
    gates = load_gates(options.gates)
    given = {run.set: run.scores.totals() for run in map(load_run, options.runs)}
    totals = given or measured(dict.fromkeys(gate.set for gate in gates), options.reports)
    gates = tuple(gate for gate in gates if gate.set in totals)
    if not gates:
        raise EvalError(f"there is no gate for {', '.join(totals)}; give a run of a set that eval/gates.toml names")

    def value(name: str, measure: Measure) -> float | None:
        return totals.get(name, {}).get(str(measure))

    verdicts, fell = check_gates(gates, value)
    print("\n".join(verdicts))
    if fell:
        print(f"{len(fell)} of {len(verdicts)} gates fell: " + ", ".join(line.split(":")[0][5:] for line in fell))
    return 1 if fell else 0


def _add_behaviour(commands: Commands) -> None:
    command = commands.add_parser("behaviour", help="write down what the bot says, and see what a change changed")
    command.add_argument("--gold", type=Path, nargs="+", default=SAMPLE, metavar="FILE", help="questions and claims")
    command.add_argument("--shelf", type=Path, default=None, metavar="FOLDER", help="of reports beside the library's")
    command.add_argument("--out", type=Path, default=None, metavar="FILE", help="write every output, whole")
    command.add_argument("--against", type=Path, default=None, metavar="FILE", help="compare with such a file")
    command.add_argument("--accept", action="store_true", help="take what is said now for what should be said")
    command.add_argument("--quiet", action="store_true", help="no progress bar")
    command.set_defaults(run=_behaviour)


def _behaviour(options: argparse.Namespace) -> int:
    """Write down what the bot does, or hold it against what was written down; 1 when something changed."""
    from eval.behaviour import (
        accept_outputs,
        changed_outputs,
        inputs_of,
        observe,
        output_changes,
        read_observations,
        write_observations,
    )
    from eval.systems.open import Opener

    bot = Opener(shelf=options.shelf).bot()
    observations = list(observe(bot, inputs_of(options.gold, bot.reports), options.quiet))
    if options.out:
        write_observations(options.out, observations)
    if options.accept:
        accept_outputs(observations)
        return 0
    lines = output_changes(read_observations(options.against), observations) if options.against else []
    lines += [] if options.out or options.against else changed_outputs(observations)
    print("\n".join(lines) or "nothing changed")
    return 1 if lines else 0


def _add_ours(command: argparse.ArgumentParser) -> None:
    command.add_argument("--shelf", type=Path, default=None, metavar="FOLDER", help="of the reports, as ID.txt")
    command.add_argument("--url", default="", help="ask the server at this address instead of opening the bot here")


def _need_reports(options: argparse.Namespace) -> None:
    if not (options.url or options.shelf):
        raise EvalError("give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them")


SCORE_COMMANDS = (
    _add_figures,
    _add_scans,
    _add_claims,
    _add_fulfilment,
    _add_many,
    _add_reading,
    _add_audit,
    _add_structured,
    _add_gate,
    _add_behaviour,
)
