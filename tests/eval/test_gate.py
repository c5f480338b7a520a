"""A gate must catch a system that broke: each case below is right but for one thing."""

from dataclasses import replace

import pytest

from eval.__main__ import main
from eval.errors import EvalError, MeasureError, UnavailableError
from eval.gate import GATES, Gate, load_gates
from eval.measures import Measure
from eval.runner import Options, run_set
from eval.scores.figures import extract
from eval.sets import DATASETS, REPORTS
from tests.eval.fakes import RIGHT, SET, FakeSystem, changed

GATE_FILE = """
[tiny]
"R@1" = { measured = 1.0, margin = 0.03 }
"FigureAcc" = { measured = 1.0, margin = 0.05 }
"RefusalBalanced" = { measured = 1.0, margin = 0.05 }
"ECE" = { measured = 0.05, margin = 0.05 }
"""


@pytest.fixture
def gates(tmp_path):
    path = tmp_path / "gates.toml"
    path.write_text(GATE_FILE, "utf-8")
    return path


def run_gate(system, gates, tmp_path):
    saved = run_set(system, SET, Options(quiet=True)).save(tmp_path)
    return main(["gate", str(saved), "--gates", str(gates)])


def test_gate_passes_a_system_that_is_right(gates, tmp_path, capsys):
    assert run_gate(FakeSystem(RIGHT), gates, tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ok   tiny R@1: 1.0000, at least 0.97",
        "ok   tiny FigureAcc: 1.0000, at least 0.95",
        "ok   tiny RefusalBalanced: 1.0000, at least 0.95",
        "ok   tiny ECE: 0.0500, at most 0.1",
    ]


@pytest.mark.parametrize(
    ("broken", "fell"),
    [
        (changed(lambda r: replace(r, passages=r.passages[::-1])), ["tiny R@1"]),
        (
            changed(lambda r: replace(r, answered=False, figures=(), quotes=())),
            ["tiny FigureAcc", "tiny RefusalBalanced", "tiny ECE"],
        ),
        (changed(lambda r: replace(r, confidence=1 - r.confidence)), ["tiny ECE"]),
        (changed(lambda r: replace(r, answered=True)), ["tiny RefusalBalanced", "tiny ECE"]),
        (FakeSystem({}), ["tiny R@1", "tiny FigureAcc", "tiny RefusalBalanced", "tiny ECE"]),
    ],
    ids=["shuffled", "answers dropped", "confidence inverted", "never refuses", "no response"],
)
def test_gate_names_what_fell(broken, fell, gates, tmp_path, capsys):
    assert run_gate(broken, gates, tmp_path) == 1
    assert capsys.readouterr().out.splitlines()[-1] == f"{len(fell)} of 4 gates fell: {', '.join(fell)}"


def test_a_run_without_gates_is_refused(gates, tmp_path, capsys):
    gates.write_text('[other]\n"R@1" = { measured = 1.0, margin = 0 }\n', "utf-8")
    assert run_gate(FakeSystem(RIGHT), gates, tmp_path) == 1
    assert "there is no gate for tiny" in capsys.readouterr().err


def test_bounds_leave_the_margin_on_the_lenient_side(gates):
    assert load_gates(gates)[0] == Gate("tiny", Measure("R", 1), 0.97)
    assert load_gates(gates)[3] == Gate("tiny", Measure("ECE"), 0.1)
    assert not Gate("tiny", Measure("ECE"), 0.1).holds(None)


@pytest.mark.parametrize("text", ["[tiny", '[tiny]\n"R@1" = 0.9\n', '[tiny]\n"R@1" = { measured = 1 }\n'])
def test_malformed_gates_are_refused(gates, text):
    gates.write_text(text, "utf-8")
    with pytest.raises(EvalError, match=r"gates.toml holds no gates: .*; see the head of the file"):
        load_gates(gates)


def test_a_gate_for_no_measure_is_refused(gates):
    gates.write_text('[tiny]\n"Recall" = { measured = 1, margin = 0 }\n', "utf-8")
    with pytest.raises(MeasureError, match="no measure 'Recall'"):
        load_gates(gates)


def test_shipped_gates_name_shipped_sets():
    assert all((DATASETS / f"{gate.set}.jsonl").is_file() for gate in load_gates(GATES))


def test_a_set_of_figures_without_its_reports_is_named_and_left_out(tmp_path, capsys):
    gates = tmp_path / "gates.toml"
    seed = '[figures_seed]\n"TenseAcc" = { measured = 1, margin = 0 }\n'
    gates.write_text(seed + '[figures_dev]\n"TenseAcc" = { measured = 1, margin = 0 }\n', "utf-8")
    assert main(["gate", "--gates", str(gates), "--reports", str(tmp_path)]) == 0
    skipped, *verdicts = capsys.readouterr().out.splitlines()
    assert skipped.startswith("skip figures_dev: the report ")
    assert verdicts == ["ok   figures_seed TenseAcc: 1.0000, at least 1.0"]


@pytest.mark.parametrize("name", ["figures_seed", "figures_dev"])
def test_figures_reach_their_gates(name):
    gates = [gate for gate in load_gates(GATES) if gate.set == name]
    try:
        totals = extract(name, REPORTS).scores.totals()
    except UnavailableError as error:
        pytest.skip(str(error))
    assert [
        gate.verdict(totals[str(gate.measure)]) for gate in gates if not gate.holds(totals[str(gate.measure)])
    ] == []
