import pytest

from eval.__main__ import main
from eval.gold import Claim, read_gold
from eval.sets import DATASETS
from eval.systems import checks
from qa import Check, ClaimCheck


class Agreeing:
    """Supports every claim and remembers the reports it was told to look in."""

    def __init__(self):
        self.looked_in = []

    def check(self, text, reports=None):
        self.looked_in.append(reports)
        return Check("supported", (ClaimCheck(text, 0, len(text), "supported", "", (), (), (), ()),), 0.0)


@pytest.fixture
def bot(monkeypatch):
    bot = Agreeing()
    monkeypatch.setattr(checks, "own_bot", lambda shelf: bot)
    return bot


def test_only_claims_that_nothing_was_learned_from_are_measured(bot):
    own = read_gold(DATASETS / "claims_own.jsonl", Claim)
    measured = [claim for claim in own if claim.half != "learned"]
    assert [one.claim for one in checks.checked_set("claims_own", quiet=True)] == measured
    assert bot.looked_in == [[claim.report] for claim in measured]
    assert (len(own), len(measured)) == (196, 116)


def test_a_draft_is_checked_whole(bot):
    assert len(checks.checked_set("drafts_dev", quiet=True)) == 30
    assert bot.looked_in == [None] * 8


def test_our_own_claims_need_their_reports(capsys):
    assert main(["claims", "--set", "claims_own"]) == 1
    assert "give --shelf FOLDER" in capsys.readouterr().err
