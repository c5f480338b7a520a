from dataclasses import replace

from eval.runner import Options, run_set
from eval.tables import measure_cells, results_page, table
from tests.eval.fakes import QUESTIONS, RIGHT, SET, FakeSystem

QUIET = Options(quiet=True)


def test_table_sets_numbers_to_the_right():
    assert table(["a", "b", "c"], [("1", "2", "3"), ("4", "5", "6")], range(1, 3)).splitlines() == [
        "| a | b | c |",
        "|---|--:|--:|",
        "| 1 | 2 | 3 |",
        "| 4 | 5 | 6 |",
    ]


def test_cells_of_a_run_are_three_digits_or_a_dash():
    run = run_set(FakeSystem(RIGHT), replace(SET, questions=QUESTIONS[2:3]), QUIET)
    assert measure_cells(run, ["R@1", "FigureAcc"]) == ["1.000", "–", "0.0", "0.0"]


def test_page_of_results_has_a_table_a_set_and_says_what_is_off():
    runs = [run_set(FakeSystem(RIGHT, name), SET, QUIET) for name in ("ours", "ours-without-judge")]
    lines = results_page(runs).splitlines()
    assert lines[0] == "# Results"
    assert lines[lines.index("## tiny") + 2] == "5 questions, 2 of them unanswerable."
    assert lines[-10:] == [
        "| system | R@1 | R@5 | MRR@10 | FigureAcc | FigureAccStrict | QuoteHit | RefusalBalanced | ECE ↓"
        " | p50 ms | p95 ms | command |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|",
        "| ours | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0.050 | 0.0 | 0.0"
        " | `python -m eval run --set tiny --systems ours` |",
        "| ours-without-judge | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0.050 | 0.0 | 0.0"
        " | `python -m eval run --set tiny --systems ours-without-judge` |",
        "",
        "## What is off",
        "",
        "| system | what happens instead |",
        "|---|---|",
        "| ours-without-judge | refused for another place or year, never for want of evidence |",
    ]
