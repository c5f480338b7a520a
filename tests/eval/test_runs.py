import json
from dataclasses import replace

import pytest

from corpus import Paragraph, Report, Sentence
from eval.errors import RunError, UnavailableError
from eval.export import qrels_lines, run_lines
from eval.gold import Evidence, Question
from eval.judging import EvidenceFinder
from eval.latency import Latency
from eval.measures import measures_of
from eval.provenance import Machine
from eval.response import Response
from eval.run import load_run
from eval.runner import Options, run_set
from eval.sets import QuestionSet
from eval.systems.bm25 import bm25_system
from eval.systems.bot import report_passages
from tests.eval.fakes import PASSAGES, QUESTIONS, RIGHT, SET, FakeSystem, passages

QUIET = Options(quiet=True)


def test_run_of_a_system_that_is_right():
    run = run_set(FakeSystem(RIGHT), SET, QUIET)
    expected = {str(measure): 1.0 for measure in measures_of("questions")}
    expected |= {"WronglyRefused": 0.0, "ECE": 0.05, "ECEAnswered": 0.05}
    assert run.scores.totals() == pytest.approx(expected, abs=1e-9)
    assert run.settings == {"encoder": "fake", "top_k": "10", "concurrency": "1"}
    assert run.name == f"tiny--fake--{run.commit}"


def test_a_question_that_fails_is_named_and_counts_as_worst():
    said = {name: response for name, response in RIGHT.items() if name != "q1"}
    run = run_set(FakeSystem(said), SET, QUIET)
    assert [(one.question.id, one.response.error) for one in run.failures()] == [("q1", "no answer")]
    totals = run.scores.totals()
    assert (totals["R@1"], totals["FigureAcc"], totals["WronglyRefused"]) == pytest.approx((2 / 3, 1 / 2, 1 / 3))


def test_concurrency_keeps_the_order():
    many = QuestionSet("many", tuple(replace(QUESTIONS[i % 5], id=f"m{i}") for i in range(50)))
    run = run_set(FakeSystem(RIGHT), many, Options(concurrency=8, quiet=True))
    assert [one.question.id for one in run.judged] == [f"m{i}" for i in range(50)]
    assert [one.response for one in run.judged] == [RIGHT[f"q{i % 5 + 1}"] for i in range(50)]


def test_evidence_of_a_report_that_is_not_there_stops_the_run():
    asked = QuestionSet("far", (Question("q", "?", True, (Evidence("甲", "elsewhere"),)),))
    with pytest.raises(UnavailableError, match="far asks about reports that fake does not hold: elsewhere; add them"):
        run_set(FakeSystem(RIGHT), asked, QUIET)


def test_saved_run_loads_equal(tmp_path):
    said = {name: response for name, response in RIGHT.items() if name != "q4"}
    run = run_set(FakeSystem(said), SET, QUIET)
    path = run.save(tmp_path)
    loaded = load_run(path)
    assert path.name == f"{run.name}.json"
    assert loaded.judged == run.judged
    assert (loaded.machine, loaded.settings, loaded.started) == (run.machine, run.settings, run.started)
    assert loaded.scores.totals() == run.scores.totals()


def test_file_of_a_run_holds_rows_groups_and_times(tmp_path):
    content = json.loads(run_set(FakeSystem(RIGHT), SET, QUIET).save(tmp_path).read_text("utf-8"))
    assert content["by_type"]["figure"]["FigureAcc"] == 1.0
    assert content["by_type"]["unanswerable"]["FigureAcc"] is None
    assert list(content["by_style"]) == ["terse"]
    assert content["rows"][1]["scores"]["FigureAccStrict"] == 1.0
    assert content["latency"] == {"took_ms": {"p50": 0.0, "p95": 0.0, "p99": 0.0}} | {
        "client_ms": {"p50": 0.0, "p95": 0.0, "p99": 0.0}
    }
    assert sorted(content["texts"]) == sorted({p.text for r in RIGHT.values() for p in r.passages})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is no file of results"),
        ('{"format": 1}', "is no file of results: 'rows'"),
        ('{"format": 0}', "has format 0, this version reads 1; run it again"),
    ],
)
def test_damaged_run_is_refused(tmp_path, text, reason):
    path = tmp_path / "run.json"
    path.write_text(text, "utf-8")
    with pytest.raises(RunError, match=reason):
        load_run(path)


def test_missing_run_is_refused(tmp_path):
    with pytest.raises(
        RunError, match="cannot be read: No such file or directory; give a file of `python -m eval run`"
    ):
        load_run(tmp_path / "gone.json")


def test_export_in_trec_formats():
    said = dict(RIGHT, q2=Response(True, 0.5, passages(4, 1, 4)))
    run = run_set(FakeSystem(said, name="a b"), SET, QUIET)
    assert list(qrels_lines(run)) == ["q1 0 r:2 1", "q2 0 r:3 1", "q3 0 r:4 1"]
    assert list(run_lines(run))[2:4] == ["q2 Q0 r:4 1 1.000000 a_b", "q2 Q0 r:1 2 0.500000 a_b"]


def test_finder_looks_only_into_the_report_that_evidence_names():
    finder = EvidenceFinder([*PASSAGES, replace(PASSAGES[2], report="s")])
    asked = Question("q", "?", True, (Evidence("改造小区300个"), Evidence("300个", "s", 2)))
    assert finder.relevant(asked) == {"r:3": 1, "s:3": 2}


def test_bm25_baseline_ranks_by_words_and_filters_reports():
    system = bm25_system([*PASSAGES, replace(PASSAGES[2], report="s")])
    found = system.ask("改造多少小区", 2, None)
    assert [p.id for p in found.passages] == ["r:3", "s:3"]
    assert [quote.text for quote in found.quotes] == ["改造小区300个。"]
    assert [p.id for p in system.ask("改造多少小区", 2, ["s"]).passages] == ["s:3"]


def test_report_passages_are_its_paragraphs():
    report = Report("r", "", "", None, "", "", "", (Paragraph("r", 1, (), "", "甲。", (Sentence(0, 2),), 0),))
    assert [(p.id, p.text) for p in report_passages([report])] == [("r:1", "甲。")]


def test_latency_of_nothing_is_zero():
    assert Latency.of([]) == Latency(0.0, 0.0, 0.0)


def test_machine_says_its_cores():
    assert str(Machine(2, "x86_64", "Linux", "3.11.7")) == "2 cores, x86_64, Linux, Python 3.11.7"
    assert Machine.here().cores >= 1
