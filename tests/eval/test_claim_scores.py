import pytest

from eval.claim_scores import CLAIM_SCORERS, CheckedClaim
from eval.gold import Claim
from eval.measures import Measure
from eval.scorer import Table

# Gold and given: two of three supported right, one contradicted right and one missed, not_found given twice.
PAIRS = [
    ("supported", "supported"),
    ("supported", "supported"),
    ("supported", "not_found"),
    ("contradicted", "contradicted"),
    ("contradicted", ""),
    ("not_found", "not_found"),
]


def value(name: str) -> float | None:
    checked = [CheckedClaim(Claim("?", gold, str(i)), given) for i, (gold, given) in enumerate(PAIRS)]
    return Table.of(Measure(name), CLAIM_SCORERS[name], checked).value()


def test_claim_accuracy_by_hand():
    assert value("ClaimAcc") == pytest.approx(4 / 6, abs=1e-9)


def test_claim_macro_f1_by_hand():
    supported, contradicted, not_found = 2 * 2 / (2 + 3), 2 * 1 / (1 + 2), 2 * 1 / (2 + 1)
    assert value("ClaimF1") == pytest.approx((supported + contradicted + not_found) / 3, abs=1e-9)
