"""The commands that learn: python -m eval learn fusion|answers|readings|indicators|claims|encoder|reader, and point."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import Library, var_dir
from eval.errors import EvalError
from eval.learn.training_questions import POINTED
from eval.sets import DATASETS, SHIPPED

if TYPE_CHECKING:
    from eval.commands import Commands


def add_learn(commands: Commands) -> None:
    """Add the command with its own commands."""
    command = commands.add_parser("learn", help="learn weights again, and print their quality on what was held out")
    kinds = command.add_subparsers(required=True, metavar="WHAT")
    learned = (_add_fusion, _add_answers, _add_readings, _add_indicators, _add_claims, _add_encoder, _add_reader)
    for add in (*learned, _add_point):
        add(kinds)


def _add_fusion(kinds: Commands) -> None:
    command = kinds.add_parser("fusion", help="how the signals of the search add up")
    _add_questions(command)
    command.set_defaults(run=_fusion)


def _fusion(options: argparse.Namespace) -> int:
    from eval.learn.fusion import fit_fusions
    from eval.learn.setup import open_setup

    with open_setup(options.questions, options.report, options.reports, options.adapters) as setup:
        fit_fusions(setup)
    return 0


def _add_answers(kinds: Commands) -> None:
    command = kinds.add_parser("answers", help="which figures and clauses answer, when to refuse, how sure to be")
    _add_questions(command)
    command.set_defaults(run=_answers)


def _answers(options: argparse.Namespace) -> int:
    from eval.learn.answers import fit_answers
    from eval.learn.setup import open_setup

    with open_setup(options.questions, options.report, options.reports, options.adapters) as setup:
        fit_answers(setup)
    return 0


def _add_readings(kinds: Commands) -> None:
    command = kinds.add_parser("readings", help="what the cross-encoder's reading is worth beside the features")
    _add_questions(command)
    command.add_argument(
        "--cross-encoders",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="of cross-encoders trained without the places they are named by",
    )
    command.set_defaults(run=_readings)


def _readings(options: argparse.Namespace) -> int:
    from eval.learn.readings import fit_readings
    from eval.learn.setup import open_setup

    folders = (options.reports, options.adapters, options.cross_encoders)
    with open_setup(options.questions, options.report, *folders) as setup:
        fit_readings(setup)
    return 0


def _add_questions(command: argparse.ArgumentParser) -> None:
    questions = [DATASETS / "questions_dev.jsonl"]
    command.add_argument("--questions", type=Path, nargs="+", default=questions, metavar="FILE", help="gold questions")
    command.add_argument("--report", default=SHIPPED, help="what questions are about that name no report")
    command.add_argument("--reports", type=Path, default=None, help="folder of the reports that the library lacks")
    command.add_argument(
        "--adapters",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="of adapters trained without the places they are named by",
    )


def _add_indicators(kinds: Commands) -> None:
    command = kinds.add_parser("indicators", help="when two figures speak of the same indicator")
    command.add_argument("--reports", type=Path, required=True, help="folder of the reports that the targets are about")
    command.set_defaults(run=_indicators)


def _indicators(options: argparse.Namespace) -> int:
    from eval.learn.indicators import fit_indicators, pointed_targets, quoted_targets
    from eval.learn.setup import open_searchers
    from eval.scores.fulfilment import FULFILMENT_SET

    reports = {report.id: report for report in Library((options.reports,)).load_all()}
    targets = [*quoted_targets(FULFILMENT_SET, reports), *pointed_targets()]
    used = sorted({report for target in targets for report in (target.target[0], target.later)})
    with open_searchers([reports[report] for report in used]) as searchers:
        for mode, (_, searcher) in searchers.items():
            fit_indicators(mode, searcher, reports, targets)
    return 0


def _add_claims(kinds: Commands) -> None:
    command = kinds.add_parser("claims", help="which figure a claim speaks of")
    command.add_argument("--reports", type=Path, required=True, help="folder of the reports that the claims are about")
    command.set_defaults(run=_claims)


def _claims(options: argparse.Namespace) -> int:
    from eval.learn.claims import claims_to_learn, fit_claims
    from eval.learn.setup import load_reports, open_searchers
    from index import load_encoder

    claims = claims_to_learn()
    reports = load_reports(sorted({claim.report for claim in claims}), options.reports)
    with open_searchers(reports) as searchers:
        for mode, (snapshot, searcher) in searchers.items():
            fit_claims(mode, snapshot, load_encoder() if mode == "hybrid" else None, searcher, claims)
    return 0


def _add_encoder(kinds: Commands) -> None:
    command = kinds.add_parser("encoder", help="an adapter of the built-in encoder, from questions and their answers")
    command.add_argument("--reports", type=Path, required=True, metavar="FOLDER", help="of the reports asked about")
    command.add_argument("--questions", type=Path, default=POINTED, metavar="FILE", help="default: %(default)s")
    command.add_argument(
        "--out", type=Path, default=var_dir() / "adapter", metavar="FOLDER", help="default: %(default)s"
    )
    command.add_argument(
        "--hold-out", nargs="+", default=[], metavar="PLACE", help="measure on reports so named instead"
    )
    command.add_argument(
        "--measure", type=Path, nargs="+", default=[], metavar="FILE", help="gold questions to rank too"
    )
    command.add_argument("--report", default=SHIPPED, help="what those are about that name no report")
    command.add_argument("--strength", type=float, help="share of what is learned that is kept")
    command.add_argument("--epochs", type=float)
    command.add_argument("--seed", type=int)
    command.add_argument("--bf16", action="store_true", default=None, help="faster where the processor has bfloat16")
    command.set_defaults(run=_encoder)


def _encoder(options: argparse.Namespace) -> int:
    """Train an adapter; print how the encoder alone ranks what it was not trained on, before and after."""
    try:  # packages that only training needs
        from eval.learn.encoder.trainer import Recipe, train
    except ImportError as error:
        raise EvalError(f"{error}; run `python -m pip install -r requirements-dev.txt`") from error
    from eval.learn.encoder.examples import contrastive_pairs
    from eval.learn.encoder.measure import encoder_lines, pointed_questions
    from eval.learn.setup import read_questions
    from eval.learn.training_questions import read_pointed
    from index.encoder.builtin import builtin_release, ensure_builtin

    questions = read_pointed(options.questions)
    apart = [question for question in questions if any(place in question.report for place in options.hold_out)]
    recipe = Recipe(
        **{
            name: value
            for name in ("strength", "epochs", "seed", "bf16")
            if (value := getattr(options, name)) is not None
        }
    )
    learned = [question for question in questions if question not in apart]
    pairs = contrastive_pairs(learned, options.reports, recipe.seed)
    print(f"{len(pairs)} examples from {len(learned)} questions; {recipe}", flush=True)
    train(pairs, ensure_builtin(builtin_release().adapted(None)), options.out, recipe)
    gold = [*pointed_questions(apart, options.reports), *read_questions(options.measure, options.report)]
    for name, adapter in (("before", None), ("after", options.out)):
        for line in encoder_lines(name, builtin_release().adapted(adapter), gold, options.reports):
            print(line, flush=True)
    return 0


def _add_reader(kinds: Commands) -> None:
    command = kinds.add_parser("reader", help="the cross-encoder, from questions, claims and what settles them")
    command.add_argument("--reports", type=Path, required=True, metavar="FOLDER", help="of the reports asked about")
    command.add_argument(
        "--further", type=Path, nargs="+", default=[], metavar="FOLDER", help="of reports for questions made by rule"
    )
    command.add_argument("--hold-out", nargs="+", default=[], metavar="PLACE", help="learn from no report so named")
    command.add_argument(
        "--adapters",
        type=Path,
        metavar="FOLDER",
        help="of adapters trained without the places they are named by; without it, held-out places mean no adapter",
    )
    command.add_argument(
        "--out", type=Path, default=var_dir() / "cross_encoder", metavar="FOLDER", help="default: %(default)s"
    )
    command.add_argument("--seed", type=int)
    command.add_argument("--epochs", type=int)
    command.add_argument("--threads", type=int, help="as many as cores are free; one too many costs more than it gives")
    command.add_argument("--float32", action="store_true", help="for a processor without bfloat16; twice as slow")
    command.add_argument("--count", action="store_true", help="make the examples and say how many; train nothing")
    command.set_defaults(run=_reader)


def _reader(options: argparse.Namespace) -> int:
    """Train the cross-encoder; the same command goes on with a run that was stopped."""
    try:  # packages that only training needs
        import torch

        from eval.learn.cross_encoder.trainer import train
    except ImportError as error:
        raise EvalError(f"{error}; run `python -m pip install -r requirements-dev.txt`") from error
    from eval.learn.cross_encoder.recipe import Recipe
    from eval.learn.cross_encoder.training_data import Sources, collect
    from index.encoder import load_adapted
    from index.encoder.builtin import UNIGRAM, Unigram, builtin_release, ensure_builtin

    if options.threads:
        torch.set_num_threads(options.threads)
    adapter = builtin_release().adapter
    if options.hold_out:  # the shipped one has seen all places
        adapter = options.adapters / "+".join(options.hold_out) if options.adapters else None
    base = ensure_builtin(builtin_release().adapted(None))
    given = {name: value for name in ("seed", "epochs") if (value := getattr(options, name)) is not None}
    recipe = Recipe(**given, bf16=not options.float32)
    sources = Sources(options.reports, tuple(options.further), tuple(options.hold_out))
    data = collect(sources, Unigram.load(base / UNIGRAM), load_adapted(adapter), recipe)
    print("\n".join(data.lines()), flush=True)
    if not options.count:
        train(data, base, options.out, recipe)
    return 0


def _add_point(kinds: Commands) -> None:
    command = kinds.add_parser("point", help="turn gold with quotes into training data with pointers")
    command.add_argument("gold", type=Path, metavar="GOLD", help="questions or claims with quotes; JSON a line")
    command.add_argument("--reports", type=Path, required=True, metavar="FOLDER", help="of the reports asked about")
    command.add_argument("--claims", action="store_true", help="they are claims")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="what is written")
    command.set_defaults(run=_point)


def _point(options: argparse.Namespace) -> int:
    from eval.learn.training_claims import point_claims
    from eval.learn.training_questions import point, write_pointed

    pointed, left_out = (point_claims if options.claims else point)(options.gold, options.reports)
    write_pointed(options.out, pointed)
    print(f"{options.out}: {len(pointed)}, left out {left_out}")
    return 0
