"""The shipped sets load whole, and their cards say what is in them."""

import json
import re
from collections import Counter

import pytest

from corpus import Library
from eval.gold import AnnotatedSpan, GoldClaim, GoldDraft, GoldQuestion, GoldTarget, SpannedFigure, read_gold
from eval.scores.questions import EvidenceFinder
from eval.sets import DATASETS
from eval.systems.bot import report_passages

COUNTS = {
    "questions_dev": (GoldQuestion, 160),
    "questions_multi_dev": (GoldQuestion, 70),
    "claims_dev": (GoldClaim, 60),
    "claims_own": (GoldClaim, 196),
    "drafts_dev": (GoldDraft, 8),
    "figures_seed": (SpannedFigure, 111),
    "figures_dev": (SpannedFigure, 305),
    "spans_dev": (AnnotatedSpan, 8),
    "nonfigures_seed": (AnnotatedSpan, 121),
    "fulfilment_dev": (GoldTarget, 60),
}
COUNTED = [name for name in COUNTS if name != "drafts_dev"]


@pytest.mark.parametrize("name", COUNTS)
def test_shipped_set_loads_whole(name):
    kind, count = COUNTS[name]
    assert len(read_gold(DATASETS / f"{name}.jsonl", kind)) == count


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
    questions = read_gold(DATASETS / "questions_dev.jsonl", GoldQuestion)
    assert [question.id for question in questions if question.answerable and not finder.relevant(question)] == []
