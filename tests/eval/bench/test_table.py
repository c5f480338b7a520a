from dataclasses import replace

import pytest

from corpus import Library, Paragraph, Report
from eval.bench.table import baseline_quality, cross_validated, figure_row, run_bench
from eval.errors import UnavailableError
from eval.runner import Options, run_set
from eval.scores.ranks import RankQuality
from index import build
from index.snapshot import open_snapshot
from tests.eval.fakes import QUESTIONS, RIGHT, SET, TEXTS, FakeSystem


class Plain:
    """A baseline that returns paragraphs by their numbers."""

    def reply(self, request):
        return {"paragraphs": {"多少人就业": [2, 3], "改造多少小区": [2, 3], "公园和道路": [1, 2]}[request["ask"]]}


class Snapshot:
    reports = (
        Report(
            *("mianyang-2023", "", "", None, "", "", ""),
            tuple(Paragraph("mianyang-2023", number, (), "", text, (), 0) for number, text in enumerate(TEXTS, 1)),
        ),
    )


def test_the_baseline_is_ranked_by_paragraphs():
    assert baseline_quality(Snapshot, QUESTIONS, Plain()) == RankQuality(1 / 3, 2 / 3, (1 + 1 / 2) / 3)


def test_words_alone_rank_the_shipped_questions_by_weights_of_other_folds(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    snapshot = open_snapshot(build([Library.default().load("mianyang-2023")], None, quiet=True))
    quality = cross_validated(snapshot, None)
    assert (quality.first, quality.in_five) == pytest.approx((0.92, 0.98), abs=0.02)


def test_figure_accuracy_is_that_of_the_run():
    run = run_set(FakeSystem({**RIGHT, "q2": replace(RIGHT["q2"], figures=())}), SET, Options(quiet=True))
    assert figure_row(run).cells()[:4] == ("figure accuracy", "0.500", "at least 0.750", "no")


def test_a_bench_without_an_encoder_says_what_to_do(monkeypatch):
    monkeypatch.setenv("EMBEDDER", "none")
    with pytest.raises(UnavailableError, match="the bench compares encoders; unset EMBEDDER"):
        run_bench()
