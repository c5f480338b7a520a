from dataclasses import replace

import pytest

from corpus import ReportQAError
from eval.checking import SpannedVerdict, check_claims, check_drafts, read_claims_said, text_of, worst
from eval.claim_scores import CheckedClaim
from eval.errors import ResponseError
from eval.gold import Claim, Draft

TEXT = "改造小区300个。新建公园8座,道路12公里。地铁开通。"
DRAFT = Draft(
    "d",
    TEXT,
    (
        Claim("改造小区300个。", "supported"),
        Claim("新建公园8座,道路12公里。", "contradicted"),
        Claim("地铁开通。", "not_found"),
    ),
)
SAID = {
    "verdict": "contradicted",
    "claims": [
        {"start": 0, "end": 9, "verdict": "supported"},
        {"start": 9, "end": 15, "verdict": "contradicted"},
        {"start": 16, "end": 23, "verdict": "supported"},
    ],
}


def test_a_sentence_of_a_draft_gets_its_worst_verdict():
    assert check_drafts(lambda text: SAID, [DRAFT], quiet=True) == [
        CheckedClaim(replace(DRAFT.claims[0], id="d.1"), "supported"),
        CheckedClaim(replace(DRAFT.claims[1], id="d.2"), "contradicted"),
        CheckedClaim(replace(DRAFT.claims[2], id="d.3"), ""),
    ]


def test_a_check_that_fails_leaves_every_claim_without_verdict():
    def fail(text):
        raise ReportQAError("no route")

    (alone,) = check_claims(fail, [DRAFT.claims[0]], quiet=True)
    assert (alone.verdict, alone.error, alone.right) == ("", "no route", False)
    assert [(one.verdict, one.error) for one in check_drafts(fail, [DRAFT], quiet=True)] == [("", "no route")] * 3


def test_text_shows_the_measures_and_what_is_wrong():
    checked = check_drafts(lambda text: SAID, [DRAFT], quiet=True)
    assert text_of(checked).splitlines() == [
        "ClaimAcc   0.6667",
        "ClaimF1    0.6667",
        "d.3 not_found, not nothing: 地铁开通。",
    ]


def test_claims_are_checked_by_the_verdict_of_the_whole_text():
    checked = check_claims(lambda text: SAID, DRAFT.claims, quiet=True)
    assert [(one.verdict, one.right) for one in checked] == [
        ("contradicted", False),
        ("contradicted", True),
        ("contradicted", False),
    ]


@pytest.mark.parametrize(
    "broken", [{}, {"claims": [{"start": 0, "end": 1}]}, {"claims": [{"start": 0, "end": 1, "verdict": "true"}]}]
)
def test_a_broken_contract_is_an_error(broken):
    with pytest.raises(ResponseError, match="the answer breaks the contract"):
        read_claims_said(broken)


def test_worst_of_nothing_is_nothing():
    assert worst([SpannedVerdict(0, 5, "supported")], 5, 9) == ""
