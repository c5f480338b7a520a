import random

import pytest

from eval.learn.cross_encoder.wordings import WORDINGS, say_year


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2024, {"去年", "上年", "过去一年", "2024年"}),
        (2025, {"今年", "本年", "新的一年", "2025年"}),
        (2026, {"明年", "2026年"}),
        (2020, {"2020年"}),
    ],
)
def test_a_year_is_said_as_people_do(year, said):
    assert {say_year(year, 2025, random.Random(seed)) for seed in range(50)} == said


@pytest.mark.parametrize("kind", ["growth", "share", "level", "increment", "bound"])
def test_every_wording_of_a_figure_names_it(kind):
    assert all("{i}" in wording for wording in WORDINGS.table(f"figure.{kind}"))
