import pytest

from corpus import Span
from eval.errors import UnavailableError
from eval.learn.cross_encoder.claims import ClaimExample, claim_examples
from eval.learn.pointers import Pointer
from eval.learn.training_claims import TrainingClaim
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS_PLANNED, TEXT


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text(TEXT, "utf-8")
    return tmp_path


def claim(*quotes):
    return TrainingClaim("1", "jiayi-2025", "说法", "contradicted", tuple(Pointer.to(quote, TEXT) for quote in quotes))


def test_a_claim_is_read_beside_the_sentence_that_settles_it(report, folder):
    (example,) = claim_examples([claim("改造老旧小区300个")], {"jiayi-2025": report}, folder)
    assert example == ClaimExample("说法", report.segments[CANTEENS].segment, "contradicted")


def test_two_sentences_are_read_as_one_with_the_second_header(report, folder):
    settled = claim("城镇新增就业5万人", "建成老年食堂22个")
    (example,) = claim_examples([settled], {"jiayi-2025": report}, folder)
    assert example.segment.text == "城镇新增就业5万人。甲乙 去年2024回顾：建成老年食堂22个，改造老旧小区300个。"
    assert example.segment.header == report.segments[JOBS_PLANNED].segment.header
    assert example.segment.clauses == (Span(0, len(example.segment.text)),)


def test_two_clauses_of_one_sentence_are_one(report, folder):
    settled = claim("建成老年食堂22个", "改造老旧小区300个")
    (example,) = claim_examples([settled], {"jiayi-2025": report}, folder)
    assert example.segment == report.segments[CANTEENS].segment


def test_a_claim_that_no_paragraph_settles_is_left_out(report, folder):
    assert claim_examples([claim("改造老旧小区300个。\n二、2025年")], {"jiayi-2025": report}, folder) == []


def test_a_report_that_changed_is_refused(report, folder):
    (folder / "jiayi-2025.txt").write_text("另一个文本", "utf-8")
    with pytest.raises(UnavailableError, match=r"claim 1: .* another version"):
        claim_examples([claim("建成老年食堂22个")], {"jiayi-2025": report}, folder)
