from dataclasses import replace

import pytest

from corpus import ReportQAError
from eval.gold import GoldClaim, GoldDraft, read_gold
from eval.measures import Measure
from eval.response import CheckedText, SpannedVerdict
from eval.scorer import Table
from eval.scores.claims import (
    CLAIM_SCORERS,
    CheckedClaim,
    check_claims,
    check_drafts,
    check_set,
    claim_lines,
    verdict_between,
)
from eval.sets import DATASETS

DRAFT = GoldDraft(
    "d",
    "改造小区300个。新建公园8座,道路12公里。地铁开通。",
    (
        GoldClaim("改造小区300个。", "supported"),
        GoldClaim("新建公园8座,道路12公里。", "contradicted"),
        GoldClaim("地铁开通。", "not_found"),
    ),
)
SENTENCES = tuple(replace(claim, id=f"d.{number}") for number, claim in enumerate(DRAFT.claims, 1))
CHECKED = CheckedText(
    "contradicted",
    (
        SpannedVerdict(0, 9, "supported"),
        SpannedVerdict(9, 15, "contradicted"),
        SpannedVerdict(16, 23, "supported"),
    ),
)
# Gold and given: two of three supported right, one contradicted right and one missed, not_found given twice.
PAIRS = [
    ("supported", "supported"),
    ("supported", "supported"),
    ("supported", "not_found"),
    ("contradicted", "contradicted"),
    ("contradicted", ""),
    ("not_found", "not_found"),
]


def check(text, reports):
    return CHECKED


def fail(text, reports):
    raise ReportQAError("no route")


def test_a_sentence_of_a_draft_gets_its_worst_verdict():
    assert check_drafts(check, [DRAFT], quiet=True) == [
        CheckedClaim(SENTENCES[0], "supported"),
        CheckedClaim(SENTENCES[1], "contradicted"),
        CheckedClaim(SENTENCES[2], ""),
    ]


def test_claims_get_the_verdict_of_the_whole_text():
    assert check_claims(check, DRAFT.claims, quiet=True) == [
        CheckedClaim(claim, "contradicted") for claim in DRAFT.claims
    ]


def test_a_check_that_fails_leaves_every_claim_without_verdict():
    assert check_claims(fail, DRAFT.claims[:1], quiet=True) == [CheckedClaim(DRAFT.claims[0], "", "no route")]
    assert check_drafts(fail, [DRAFT], quiet=True) == [CheckedClaim(claim, "", "no route") for claim in SENTENCES]


def test_claims_are_checked_in_their_report_and_drafts_in_all():
    asked = []

    def listen(text, reports):
        asked.append(reports)
        return CHECKED

    check_claims(listen, [replace(DRAFT.claims[0], report="r"), DRAFT.claims[1]], quiet=True)
    check_drafts(listen, [DRAFT], quiet=True)
    assert asked == [["r"], [], []]


def test_only_claims_that_nothing_was_learned_from_are_measured():
    claims = read_gold(DATASETS / "claims_own.jsonl", GoldClaim)
    measured = [outcome.claim for outcome in check_set(check, "claims_own", quiet=True)]
    assert measured == [claim for claim in claims if claim.half != "learned"]
    assert (len(claims), len(measured)) == (196, 116)


def test_drafts_of_a_set_are_measured_by_their_sentences():
    assert len(check_set(check, "drafts_dev", quiet=True)) == 30


def test_lines_show_the_measures_and_what_is_wrong():
    assert claim_lines([*check_drafts(check, [DRAFT], quiet=True), CheckedClaim(SENTENCES[0], "", "no route")]) == [
        "ClaimAcc   0.5000",
        "ClaimF1    0.5556",
        "d.3 not_found, not nothing: 地铁开通。",
        "d.1 supported, not no route: 改造小区300个。",
    ]


@pytest.mark.parametrize(
    ("start", "end", "verdict"), [(0, 5, "supported"), (0, 9, "not_found"), (0, 13, "contradicted"), (13, 19, "")]
)
def test_worst_verdict_of_what_overlaps(start, end, verdict):
    verdicts = [
        SpannedVerdict(0, 5, "supported"),
        SpannedVerdict(5, 9, "not_found"),
        SpannedVerdict(9, 13, "contradicted"),
    ]
    assert verdict_between(verdicts, start, end) == verdict


def value(name):
    checked = [CheckedClaim(GoldClaim("?", gold), given) for gold, given in PAIRS]
    return Table.of(Measure(name), CLAIM_SCORERS[name], checked).value()


def test_claim_accuracy_by_hand():
    assert value("ClaimAcc") == pytest.approx(4 / 6, abs=1e-9)


def test_claim_macro_f1_by_hand():
    supported, contradicted, not_found = 2 * 2 / (2 + 3), 2 * 1 / (1 + 2), 2 * 1 / (2 + 1)
    assert value("ClaimF1") == pytest.approx((supported + contradicted + not_found) / 3, abs=1e-9)
