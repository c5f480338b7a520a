from hypothesis import given
from hypothesis import strategies as st

from eval.gold import GoldEvidence, GoldQuestion
from eval.matching import (
    FigureCount,
    among,
    count_figures,
    distinct,
    grade,
    is_right,
    quote_hit,
    same_figure,
    shared_run,
)
from tests.eval.fakes import figure, gold, passages, quote

SEVEN = figure("7个", 7, "个")
TEXT = st.text("增长7.5%以上,。 \n", max_size=12)


def test_grade_takes_the_best_evidence_of_the_right_report():
    (passage,) = passages(2)
    assert grade(passage, [GoldEvidence("新增就业5万人"), GoldEvidence("粮食产量60万吨", "r", 3)]) == 3
    assert grade(passage, [GoldEvidence("新增就业5万人", "other")]) == 0
    assert grade(passage, [GoldEvidence("减少就业5万人")]) == 0


def test_quote_hit_needs_half_of_the_shorter():
    evidence = [GoldEvidence("新增就业5万人")]
    assert quote_hit([quote(2, "就业 5万人以上,粮食产量60万吨")], evidence)
    assert quote_hit([quote(2, "新增就业8千户")], evidence)
    assert not quote_hit([quote(2, "就业稳定向好")], evidence)
    assert not quote_hit([quote(2, "新增就业5万人")], [GoldEvidence("新增就业5万人", "other")])
    assert not quote_hit([], evidence)


def test_same_quantity_up_to_a_millionth():
    assert same_figure(figure("", 1_000_000, "元"), figure("", 1_000_001, "元", ">"))
    assert not same_figure(figure("", 1_000_000, "元"), figure("", 1_000_002, "元"))
    assert not same_figure(figure("", 1, "%"), figure("", 1, "个百分点"))
    assert not same_figure(figure("", 1, "%"), figure("", 1, "%", ">"), strict=True)


def test_figures_count_as_sets():
    five, six = figure("5", 5, "个"), figure("6", 6, "个")
    assert distinct([five, six, five]) == [five, six]
    assert count_figures([five, five], [five, six]) == FigureCount(shared=1, returned=1, gold=2)
    assert [count_figures(found, [five, six]).exact for found in ([six, five, six], [five], [five, six, SEVEN])] == [
        True,
        False,
        False,
    ]


def test_a_figure_is_among_those_with_its_quantity():
    assert among(SEVEN, [figure("", 7, "个", ">"), figure("", 7, "家")])
    assert not among(SEVEN, [figure("", 7, "个", ">"), figure("", 7, "家")], strict=True)
    assert not among(SEVEN, [])


def test_an_answer_is_right_by_its_figures_else_by_a_quote():
    counted = GoldQuestion("q", "?", True, (GoldEvidence("新增就业5万人"),), (gold("5万人", 50000, "人", ">="),))
    told = GoldQuestion("q", "?", True, (GoldEvidence("新增就业5万人"),))
    hit, miss = quote(2, "新增就业5万人"), quote(2, "粮食产量")
    assert is_right(counted, [figure("5万", 5e4, "人")], [miss])
    assert not is_right(counted, [], [hit])
    assert is_right(told, [], [miss, hit])
    assert not is_right(told, [], [miss])


@given(TEXT, TEXT)
def test_overlap_is_symmetric_and_bounded(left, right):
    assert shared_run(left, right) == shared_run(right, left)
    assert 0.0 <= shared_run(left, right) <= 1.0
