"""The shipped sets load whole, and their cards say what is in them."""

import json
import re
from collections import Counter

import pytest

from corpus import Library
from eval.errors import EvalError
from eval.judging import EvidenceFinder
from eval.own import read_claims, read_drafts, read_figures, read_nonfigures, read_promises, read_questions, read_spans
from eval.sets import DATASETS, open_set
from eval.systems.bot import report_passages

COUNTS = {
    "questions_dev": (read_questions, 160),
    "questions_multi_dev": (read_questions, 70),
    "claims_dev": (read_claims, 60),
    "claims_own": (read_claims, 196),
    "drafts_dev": (read_drafts, 8),
    "figures_seed": (read_figures, 111),
    "figures_dev": (read_figures, 305),
    "spans_dev": (read_spans, 8),
    "nonfigures_seed": (lambda path: read_nonfigures(path, "mianyang-2023"), 121),
    "fulfilment_dev": (read_promises, 60),
}
COUNTED = [name for name in COUNTS if name != "drafts_dev"]


@pytest.mark.parametrize("name", COUNTS)
def test_shipped_set_loads_whole(name):
    read, count = COUNTS[name]
    assert len(read(DATASETS / f"{name}.jsonl")) == count


@pytest.mark.parametrize("name", COUNTED)
def test_card_counts_what_the_file_holds(name):
    records = [json.loads(line) for line in (DATASETS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    card = (DATASETS / f"{name}.md").read_text("utf-8")
    assert f"`{name}.jsonl`, {len(records)} records" in card
    for field, counts in re.findall(r"^\| (\w+) \| (.+) \|$", card, re.MULTILINE):
        if field != "field":
            said = {value: int(n) for value, n in (one.rsplit(" ", 1) for one in counts.split(", "))}
            assert said == Counter(json.dumps(one[field], ensure_ascii=False).strip('"') for one in records)


def test_every_set_has_a_card_and_every_card_a_set():
    assert (
        {path.stem for path in DATASETS.glob("*.jsonl")} == {path.stem for path in DATASETS.glob("*.md")} == set(COUNTS)
    )


def test_evidence_of_the_shipped_report_stands_in_it():
    finder = EvidenceFinder(report_passages([Library.default().load("mianyang-2023")]))
    asked = read_questions(DATASETS / "questions_dev.jsonl")
    assert [one.id for one in asked if one.answerable and not finder.relevant(one)] == []


def test_open_set_by_name_and_by_file(tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text('{"id": "a", "question": "x", "answerable": false}\n', "utf-8")
    assert (open_set("questions_dev").name, len(open_set("questions_dev").questions)) == ("questions_dev", 160)
    assert (open_set(str(path)).name, len(open_set(str(path)).questions)) == ("own", 1)


def test_open_set_names_what_there_is():
    with pytest.raises(EvalError) as caught:
        open_set("questions_test")
    assert str(caught.value) == (
        "there is no question set 'questions_test'; name one of questions_dev, questions_multi_dev,"
        " a .jsonl, a .json or a BEIR folder"
    )
