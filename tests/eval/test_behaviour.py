from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Library
from eval import behaviour
from eval.behaviour import (
    SAMPLE,
    Input,
    Observation,
    accept_outputs,
    changed_outputs,
    inputs_of,
    observe,
    output_changes,
    read_observations,
    write_observations,
)
from eval.errors import DatasetError
from index import build, load_encoder
from index.snapshot import open_snapshot
from qa.bot import Bot
from tests.qa.fake_bot import ALPHA, FakeBot

ASKED = Observation(Input("ask", "增长多少", ("r",)), {"answer": "7%", "confidence": 0.9}, "a1")


def gold(folder: Path, *lines: str) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_inputs_are_the_texts_of_every_kind_of_gold_and_the_pairs_of_years(tmp_path: Path) -> None:
    file = gold(
        tmp_path,
        '{"question": "增长多少", "report": "r"}',
        '{"claim": "增长7%"}',
        '{"text": "增长7%。", "claims": []}',
        '{"text": "7%", "indicator": "增长"}',
    )
    later = replace(ALPHA, id="alpha-2024", year=2024)
    assert list(inputs_of([file], [later, ALPHA])) == [
        Input("ask", "增长多少", ("r",)),
        Input("check", "增长7%"),
        Input("check", "增长7%。"),
        Input("compare", "增长"),
        Input("fulfilment", "", ("alpha-2023", "alpha-2024")),
    ]


def test_an_output_has_no_times_and_scores_of_four_digits() -> None:
    (seen,) = observe(FakeBot(), [Input("ask", "GDP增长多少")], quiet=True)
    assert "took_ms" not in seen.output
    assert seen.output["confidence"] == round(seen.output["confidence"], 4)


def test_writing_and_reading_are_inverse(tmp_path: Path) -> None:
    write_observations(tmp_path / "out.jsonl", [ASKED])
    assert read_observations(tmp_path / "out.jsonl") == [ASKED]


def test_a_line_that_is_no_observation_is_named(tmp_path: Path) -> None:
    file = gold(tmp_path, '{"given": 1}')
    with pytest.raises(DatasetError, match=r"gold\.jsonl:1: 'given' should be an object, it is 1"):
        read_observations(file)


def test_changes_name_the_input_and_the_fields() -> None:
    other = replace(ASKED, output={"answer": "8%", "confidence": 0.9}, sha256="b2")
    new = Observation(Input("check", "好"), {}, "c3")
    assert output_changes([ASKED], [ASKED]) == []
    assert output_changes([ASKED], [other, new]) == [
        'changed: ask \'增长多少\' r: answer: "7%" -> "8%"',
        "new: check '好'",
    ]
    assert output_changes([ASKED], []) == ["gone: ask '增长多少' r"]


def test_what_was_accepted_changes_by_what_is_said_and_not_by_scores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behaviour, "SAID", tmp_path / "data" / "behaviour.tsv")
    accept_outputs([ASKED])
    surer = replace(ASKED, output={"answer": "7%", "confidence": 0.95})
    other = replace(ASKED, output={"answer": "8%", "confidence": 0.9})
    assert changed_outputs([surer]) == []
    assert changed_outputs([other]) == ["changed: ask '增长多少' r"]
    assert changed_outputs([]) == ["gone: ask '增长多少' r"]


@pytest.mark.model
def test_nothing_is_said_about_the_shipped_report_but_what_was_accepted(tmp_path: Path) -> None:
    encoder = load_encoder()
    shipped = Library(Library.default().folders[:1]).load_all()
    bot = Bot.over(open_snapshot(build(shipped, encoder, tmp_path, quiet=True)), encoder)
    assert changed_outputs(observe(bot, inputs_of(SAMPLE, bot.reports), quiet=True)) == []
