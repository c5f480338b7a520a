"""How times become rows; nothing here is timed for real."""

from dataclasses import replace

import pytest

from eval.bench import times
from eval.bench.times import BLOCK, WARM_UP, question_rows, shell_row
from tests.eval.fakes import QUESTIONS, said


class Timed:
    """Takes as many milliseconds as it is told, and remembers the order of what it was asked."""

    def __init__(self, ms, log):
        self.ms, self.log = ms, log

    def ask(self, question, top_k, reports):
        self.log.append(self.ms)
        return replace(said(True, 1.0, took_ms=self.ms), client_ms=self.ms)

    def reply(self, request):
        self.log.append(self.ms)
        return {"ms": self.ms}


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(times, "SETTLE", 0)


def test_all_sides_are_asked_by_turns_and_the_warm_up_is_not_counted():
    log = []
    questions = [QUESTIONS[0]] * (WARM_UP + 2 * BLOCK)
    rows = question_rows(Timed(4.0, log), Timed(6.0, log), questions, Timed(10.0, log))
    assert log == ([4.0] * BLOCK + [6.0] * BLOCK + [10.0] * BLOCK) * (WARM_UP // BLOCK + 2)
    assert [(row.what, row.ours, row.baseline) for row in rows] == [
        ("one question in process, p50", 4.0, 10.0),
        ("one question in process, p95", 4.0, 10.0),
        ("one question over HTTP, p50", 6.0, 10.0),
        ("one question over HTTP, p95", 6.0, 10.0),
    ]


def test_a_cold_question_is_the_median_of_its_starts(monkeypatch, tmp_path):
    seconds = iter([3.0, 1.0, 2.0])
    monkeypatch.setattr(times, "cold_seconds", lambda arguments, allowed: next(seconds))
    monkeypatch.setattr(times, "_baseline_answer", lambda model, work: 4.0)
    row = shell_row(tmp_path, tmp_path)
    assert (row.ours, row.baseline, row.ratio) == (2.0, 4.0, 0.5)
