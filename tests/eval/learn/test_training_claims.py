import json

import pytest

from eval.errors import DatasetError
from eval.learn.pointers import Pointer, ReportTexts
from eval.learn.training_claims import TrainingClaim, point_claims, read_pointed_claims
from eval.learn.training_questions import write_pointed
from eval.sets import REPORTS, SHIPPED

SOURCE = "新增学位 3.2万个，新增床位60张。"
ROW = {"id": "1", "report": "a", "claim": "床位超过50张。", "verdict": "supported", "quotes": ["新增床位60张"]}


@pytest.fixture
def gold(tmp_path):
    """Write lines of gold beside a report of two clauses."""
    (tmp_path / "a.txt").write_text(SOURCE, "utf-8")

    def write(*lines):
        (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return tmp_path / "gold.jsonl"

    return write


def test_claims_point_at_what_settles_them_and_survive_a_file(gold, tmp_path):
    claims, left_out = point_claims(gold(ROW, ROW | {"id": "2", "report": SHIPPED}), tmp_path)
    assert left_out == 1
    assert claims == [TrainingClaim("1", "a", "床位超过50张。", "supported", (Pointer.to("新增床位60张", SOURCE),))]
    write_pointed(tmp_path / "claims.jsonl", claims)
    assert read_pointed_claims(tmp_path / "claims.jsonl") == tuple(claims)


def test_a_lost_quote_is_named(gold, tmp_path):
    with pytest.raises(DatasetError, match=r"gold.jsonl:1: '床铺' stands nowhere in the report"):
        point_claims(gold(ROW | {"quotes": ["床铺"]}), tmp_path)


def test_so_many_claims_ship():
    claims = read_pointed_claims()
    assert len(claims) == 1212
    assert SHIPPED not in {claim.report for claim in claims}


@pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the development reports in ../shared/reports")
def test_every_shipped_pointer_finds_its_text():
    sources = ReportTexts(REPORTS)
    for claim in read_pointed_claims():
        assert all(pointer.read(sources[claim.report]) for pointer in claim.settled_by)
