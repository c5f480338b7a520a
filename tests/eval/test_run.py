import json

import pytest

from eval.errors import RunError
from eval.run import Latency, load_run
from eval.runner import Options, run_set
from tests.eval.fakes import RIGHT, SET, FakeSystem

QUIET = Options(quiet=True)
WITHOUT_Q4 = {name: response for name, response in RIGHT.items() if name != "q4"}


def test_saved_run_loads_equal(tmp_path):
    run = run_set(FakeSystem(WITHOUT_Q4), SET, QUIET)
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


def test_lines_show_measures_times_and_failures():
    lines = run_set(FakeSystem(WITHOUT_Q4), SET, QUIET).lines()
    assert lines[0].startswith("fake on tiny: 5 questions in ")
    assert lines[1] == "  R@1              1.0000"
    assert lines[-3:-1] == [
        "  took ms          p50 0.0  p95 0.0  p99 0.0",
        "  client ms        p50 0.0  p95 0.0  p99 0.0",
    ]
    assert lines[-1] == "  no response to q4: no answer"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is no file of results"),
        ('{"format": 1}', "is no file of results: 'rows'"),
        ('{"format": 0}', "has format 0, this version reads 1; run it again"),
        (
            '{"format": 1, "texts": [], "rows": [{"question": {}, "response": {"passages": []}}]}',
            "'id' is missing; run it again",
        ),
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


def test_latency_of_nothing_is_zero():
    assert Latency.of([]) == Latency(0.0, 0.0, 0.0)
