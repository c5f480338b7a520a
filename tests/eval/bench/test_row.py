import pytest

from eval.bench.row import Row, bench_page


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


def test_page_is_a_table_with_its_command():
    lines = bench_page([Row("conversion", 10, 60, unit="s")]).splitlines()
    assert lines[2].startswith("`make bench` (`python -m eval bench`) at ")
    assert lines[-3:] == [
        "| what | ours | goal | reached | baseline | ours / baseline |",
        "|---|---|---|---|---|---|",
        "| conversion | 10.0 s | at most 60.0 s | yes | – | – |",
    ]
