"""The bench's rows and its handling of processes; nothing here is timed."""

import pytest

from eval.bench.quality import baseline_quality
from eval.bench.row import Row, markdown
from eval.errors import UnavailableError
from eval.processes import cold_seconds, running
from eval.scores.ranks import RankQuality
from tests.eval.fakes import QUESTIONS

ECHO = """
import sys, json
print("warming up", flush=True)
print("Ready: there", flush=True)
for line in sys.stdin:
    print(json.dumps({"said": json.loads(line)}), flush=True)
"""


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (Row("R@1", 0.9, 0.88, 0.6, lower=False, digits=2), ("R@1", "0.90", "at least 0.88", "yes", "0.60", "1.50")),
        (
            Row("p50", 4.0, 8, 6.0, "ms", least_ratio=0.5),
            ("p50", "4.0 ms", "at most 8.0 ms, at most 0.5 × baseline", "no", "6.0 ms", "0.67"),
        ),
        (
            Row("encoding", 11000, None, 1700, "tokens/s", lower=False, least_ratio=4, digits=0),
            ("encoding", "11,000 tokens/s", "at least 4 × baseline", "yes", "1,700 tokens/s", "6.47"),
        ),
        (Row("conversion", 70, 60, unit="s"), ("conversion", "70.0 s", "at most 60.0 s", "no", "–", "–")),
        (Row("over HTTP", 5, None), ("over HTTP", "5.0", "–", "–", "–", "–")),
    ],
)
def test_row_shows_value_goal_baseline_and_ratio(row, cells):
    assert row.cells() == cells


def test_markdown_is_a_table_with_its_command():
    lines = markdown([Row("conversion", 10, 60, unit="s")]).splitlines()
    assert lines[2].startswith("`make bench` (`python -m eval bench`) at ")
    assert lines[-3:] == [
        "| what | ours | goal | reached | baseline | ours / baseline |",
        "|---|---|---|---|---|---|",
        "| conversion | 10.0 s | at most 60.0 s | yes | – | – |",
    ]


def test_running_waits_for_the_ready_line_and_talks_by_lines():
    with running(("-c", ECHO), "^Ready: ") as process:
        assert process.said == "Ready: there"
        assert process.reply({"ask": "问"}) == {"said": {"ask": "问"}}
        assert process.megabytes() > 1
    assert process.process.returncode is not None


def test_a_process_that_ends_early_is_named():
    with (
        pytest.raises(UnavailableError, match=r"`python -c print\(1\)` ended before it was ready; run it by hand"),
        running(("-c", "print(1)"), "^Ready: "),
    ):
        pass


def test_a_cold_process_that_fails_says_its_last_line():
    assert cold_seconds(("-c", "import os, sys; sys.exit(os.environ['X'] != 'y')"), {"X": "y"}) > 0
    with pytest.raises(UnavailableError, match=r"`python -c import sys; sys.exit\('no index'\)` failed: no index"):
        cold_seconds(("-c", "import sys; sys.exit('no index')"))


def test_the_baseline_is_ranked_by_paragraphs():
    class Plain:
        def reply(self, request):
            return {"paragraphs": {"多少人就业": [2, 3], "改造多少小区": [2, 3], "公园和道路": [1, 2]}[request["ask"]]}

    class Snapshot:
        reports = ()

    from corpus import Paragraph, Report
    from tests.eval.fakes import TEXTS

    paragraphs = tuple(Paragraph("mianyang-2023", n, (), "", text, (), 0) for n, text in enumerate(TEXTS, 1))
    Snapshot.reports = (Report("mianyang-2023", "", "", None, "", "", "", paragraphs),)
    assert baseline_quality(Snapshot, QUESTIONS, Plain()) == RankQuality(1 / 3, 2 / 3, (1 + 1 / 2) / 3)
