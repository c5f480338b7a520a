"""What each command does: parsed options in, lines on standard output, an exit code out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from corpus import Library
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
    for one in _runs(options):
        path = one.save(options.out)
        print(summary(one), f"  {path}", sep="\n")
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


def sized(options: argparse.Namespace) -> int:
    """Write a set to time a run with, of the reports of a folder and the questions of questions_dev."""
    from eval.sized import sized as cut

    library = Library((options.reports,))
    texts = [paragraph.text for report in library.load_all() for paragraph in report.paragraphs]
    asked = [question.question for question in open_set("questions_dev").questions]
    _write(options.out, json.dumps(cut(texts, asked), ensure_ascii=False))
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
    from eval.extraction import extract

    print(extract(options.set, options.reports).text())
    return 0


def claims(options: argparse.Namespace) -> int:
    """Have our bot or a server check a set of claims or drafts and print its verdicts beside the gold ones."""
    from eval.checking import text_of
    from eval.systems.checks import OWN, checked_set

    if options.set == OWN and not (options.url or options.shelf):
        raise EvalError("give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them")
    print(text_of(checked_set(options.set, options.url, options.shelf)))
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


def summary(one: Run) -> str:
    """Return the measures of a run, a line each, with its times and failures."""
    took, client = one.latencies().values()
    lines = [f"{one.system} on {one.set}: {len(one.judged)} questions in {one.seconds:.1f} s"]
    lines += [f"  {name:16} {'–' if value is None else f'{value:.4f}'}" for name, value in one.scores.totals().items()]
    lines += [
        f"  {n:16} p50 {t.p50:.1f}  p95 {t.p95:.1f}  p99 {t.p99:.1f}"
        for n, t in (("took ms", took), ("client ms", client))
    ]
    lines += [f"  no response to {bad.question.id}: {bad.response.error}" for bad in one.failures()]
    return "\n".join(lines)


def behaviour(options: argparse.Namespace) -> int:
    """Write down what the bot does, or hold it against what was written down; 1 when something changed."""
    from eval.behaviour import accept, changed, changes, inputs_of, observe, read, write
    from eval.systems.checks import own_bot

    bot = own_bot(options.shelf)
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


def reading(options: argparse.Namespace) -> int:
    """Print what was detected of every raw file beside what is right."""
    from eval.reading import held_out, read_folder, table

    readings = read_folder(options.raw)
    seen, held = held_out(readings)
    print(table({"all": readings, "seen": seen, "held": held}[options.half]))
    return 0


def fulfilment(options: argparse.Namespace) -> int:
    """Have our bot or a server follow the set's targets and print what it found beside the gold."""
    from eval.following import text_of
    from eval.systems.follows import followed_by_server, followed_in_process

    if not (options.url or options.shelf):
        raise EvalError("give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them")
    print(text_of(followed_by_server(options.url) if options.url else followed_in_process(options.shelf)))
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
    from eval.systems.opening import Opener

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
    from eval.extraction import SETS

    totals: dict[str, dict[str, float | None]] = {}
    for name in names:
        try:
            totals[name] = _totals(name, reports)
        except UnavailableError as error:
            if name not in SETS:
                raise
            print(f"skip {name}: {error}")
    return totals


def _totals(name: str, reports: Path) -> dict[str, float | None]:
    """Measure a gated set: extraction for a set of figures, our own bot for claims, drafts and questions."""
    from eval.checking import scores_of
    from eval.extraction import SETS, extract
    from eval.systems.checks import SETS as CLAIM_SETS
    from eval.systems.checks import checked_set
    from eval.systems.opening import Opener

    if name in SETS:
        return extract(name, reports).scores.totals()
    if name in CLAIM_SETS:
        return scores_of(checked_set(name, quiet=True)).totals()
    questions = open_set(name)
    return run_set(Opener(questions).open("ours"), questions).scores.totals()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
