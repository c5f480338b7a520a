"""What each command does: parsed options in, lines on standard output, an exit code out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from eval.compare import compare, table
from eval.errors import EvalError, UnavailableError
from eval.export import qrels_lines, run_lines
from eval.gate import GATES, check, load_gates
from eval.measures import Measure
from eval.run import Run, load_run
from eval.runner import Options, run_set
from eval.sets import DATASETS, open_set


def run(options: argparse.Namespace) -> int:
    """Run the systems over the set, save each run and print its measures."""
    for run in _runs(options):
        path = run.save(options.out)
        print(*run.lines(), f"  {path}", sep="\n")
    return 0


def compare_runs(options: argparse.Namespace) -> int:
    """Print two runs side by side."""
    left, right = load_run(options.left), load_run(options.right)
    print(table(left, right, compare(left, right)))
    return 0


def report(options: argparse.Namespace) -> int:
    """Write the page of the runs."""
    from eval.report import render

    page = render([load_run(path) for path in options.runs])
    _write(options.out, page)
    print(options.out)
    return 0


def results(options: argparse.Namespace) -> int:
    """Run everything and write the table of results."""
    from eval.results import markdown

    runs = list(_runs(options))
    for one in runs:
        one.save()
    _write(options.out, markdown(runs))
    print(options.out)
    return 0


def tune(options: argparse.Namespace) -> int:
    """Fit everything that is learned, each on the folds it is not measured on, and store it."""
    from eval.learn.answers import fit_answers
    from eval.learn.setup import fit_fusions, open_bench

    with open_bench(options.questions, options.report, options.reports, options.adapters) as bench:
        fit_fusions(bench)
    with open_bench(options.questions, options.report, options.reports, options.adapters) as bench:
        fit_answers(bench)
    return 0


def gate(options: argparse.Namespace) -> int:
    """Check the gates; 1 when one fell. A set of figures whose reports are not here is named and left out."""
    gates = load_gates(options.gates or GATES)
    given = {one.set: one.scores.totals() for one in map(load_run, options.runs)}
    totals = given or _measured(dict.fromkeys(one.set for one in gates), options.reports)
    gates = tuple(one for one in gates if one.set in totals)
    if not gates:
        raise EvalError(f"there is no gate for {', '.join(totals)}; give a run of a set that eval/gates.toml names")

    def value(name: str, measure: Measure) -> float | None:
        return totals.get(name, {}).get(str(measure))

    verdicts, fell = check(gates, value)
    print("\n".join(verdicts))
    if fell:
        print(f"{len(fell)} of {len(verdicts)} gates fell: " + ", ".join(line.split(":")[0][5:] for line in fell))
    return 1 if fell else 0


def export(options: argparse.Namespace) -> int:
    """Write RUN.run and, of what the run knows, RUN.qrels."""
    one = load_run(options.run_file)
    options.out.mkdir(parents=True, exist_ok=True)
    for suffix, lines in ((".run", run_lines(one)), (".qrels", qrels_lines(one))):
        path = options.out / f"{one.name}{suffix}"
        _write(path, "".join(f"{line}\n" for line in lines))
        print(path)
    return 0


def figures(options: argparse.Namespace) -> int:
    """Extract figures and print how they compare with the annotated ones."""
    from eval.scores.figures import extract

    print(*extract(options.set, options.reports).lines(), sep="\n")
    return 0


def claims(options: argparse.Namespace) -> int:
    """Have our bot or a server check a set of claims or drafts and print its verdicts beside the gold ones."""
    from eval.scores.claims import OWN_CLAIMS, check_set, claim_lines
    from eval.systems.open import Opener

    if options.set == OWN_CLAIMS and not (options.url or options.shelf):
        raise EvalError("give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them")
    with Opener(url=options.url, shelf=options.shelf) as opener:
        print(*claim_lines(check_set(opener.ours().check, options.set)), sep="\n")
    return 0


def peers(options: argparse.Namespace) -> int:
    """Run ours and the peers over the set and write the table."""
    from eval.peers.table import markdown, run_peers

    runs = run_peers(open_set(options.set))
    for one in runs:
        one.save()
    text = markdown(runs)
    print(text)
    _write(options.out, text)
    return 0


def bench(options: argparse.Namespace) -> int:
    """Measure and print the table; never fails for what it measures."""
    from eval.bench.table import measure

    text = measure()
    print(text)
    _write(options.out, text)
    return 0


def behaviour(options: argparse.Namespace) -> int:
    """Write down what the bot does, or hold it against what was written down; 1 when something changed."""
    from eval.behaviour import accept, changed, changes, inputs_of, observe, read, write
    from eval.systems.open import Opener

    bot = Opener(shelf=options.shelf).bot()
    observations = list(observe(bot, inputs_of(options.gold, bot.reports), options.quiet))
    if options.out:
        write(options.out, observations)
    if options.accept:
        accept(observations)
        return 0
    lines = changes(read(options.against), observations) if options.against else []
    lines += [] if options.out or options.against else changed(observations)
    print("\n".join(lines) or "nothing changed")
    return 1 if lines else 0


def fulfilment(options: argparse.Namespace) -> int:
    """Have our bot or a server follow the set's targets and print what it found beside the gold."""
    from eval.gold import GoldTarget, read_gold
    from eval.scores.fulfilment import FULFILMENT_SET, follow_targets, fulfilment_lines
    from eval.systems.open import Opener

    if not (options.url or options.shelf):
        raise EvalError("give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them")
    with Opener(url=options.url, shelf=options.shelf) as opener:
        ours = opener.ours()
        paragraphs = {(passage.report, passage.paragraph): passage.text for passage in ours.passages}
        targets = follow_targets(ours.follow, read_gold(FULFILMENT_SET, GoldTarget), paragraphs)
    print(*fulfilment_lines(targets), sep="\n")
    return 0


def tune_likeness(options: argparse.Namespace) -> int:
    """Fit when two figures speak of the same indicator, held out by report, and store it."""
    from corpus import Library
    from eval.learn.indicators import fit_likeness, pointed_pairs, quoted_pairs
    from eval.learn.setup import open_searchers

    library = Library((options.reports,))
    reports = {report.id: report for report in library.load_all()}
    pairs = [*quoted_pairs(DATASETS / "fulfilment_dev.jsonl", reports), *pointed_pairs()]
    used = sorted({report for pair in pairs for report in (pair.target[0], pair.later)})
    with open_searchers([reports[report] for report in used]) as searchers:
        for mode, (_, searcher) in searchers.items():
            fit_likeness(mode, searcher, reports, pairs)
    return 0


def tune_claims(options: argparse.Namespace) -> int:
    """Fit which figure a claim speaks of, held out by claim, and store it."""
    from corpus import Library
    from eval.learn.claims import fit_claims, read_claims
    from eval.learn.setup import open_searchers
    from index import load_encoder

    shipped = Library.default()
    files = [DATASETS / f"{name}.jsonl" for name in ("claims_dev", "drafts_dev", "claims_own")]
    claims = [claim for file in files for claim in read_claims(file, "mianyang-2023")]
    used = sorted({claim.report for claim in claims})
    library = Library((options.reports,))
    with open_searchers([(shipped if name in shipped.ids() else library).load(name) for name in used]) as searchers:
        for mode, (snapshot, searcher) in searchers.items():
            fit_claims(mode, snapshot, load_encoder() if mode == "hybrid" else None, searcher, claims)
    return 0


def _runs(options: argparse.Namespace) -> list[Run]:
    from eval.systems.open import Opener

    questions = open_set(options.set, options.split)
    asking = Options(
        top_k=options.top_k,
        concurrency=options.concurrency,
        reports=tuple(options.reports.split(",")) if options.reports else None,
        quiet=options.quiet,
    )
    with Opener(questions, options.url, options.concurrency, options.shelf) as opener:
        return [run_set(opener.open(name), questions, asking) for name in options.systems.split(",")]


def _measured(names: Iterable[str], reports: Path) -> dict[str, dict[str, float | None]]:
    """Measure the sets that can be measured here, and say which cannot."""
    from eval.scores.figures import FIGURE_SETS

    totals: dict[str, dict[str, float | None]] = {}
    for name in names:
        try:
            totals[name] = _totals(name, reports)
        except UnavailableError as error:
            if name not in FIGURE_SETS:
                raise
            print(f"skip {name}: {error}")
    return totals


def _totals(name: str, reports: Path) -> dict[str, float | None]:
    """Measure a gated set: extraction for a set of figures, our own bot for claims, drafts and questions."""
    from eval.scores.claims import CLAIM_SETS, check_set, claim_scores
    from eval.scores.figures import FIGURE_SETS, extract
    from eval.systems.open import Opener

    if name in FIGURE_SETS:
        return extract(name, reports).scores.totals()
    if name in CLAIM_SETS:
        return claim_scores(check_set(Opener().ours().check, name, quiet=True)).totals()
    questions = open_set(name)
    return run_set(Opener(questions).open("ours"), questions).scores.totals()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
