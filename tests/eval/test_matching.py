from hypothesis import given
from hypothesis import strategies as st

from eval.gold import Evidence
from eval.matching import contains, distinct, grade, overlap, quote_hit, same_quantity, shared_figures
from tests.eval.fakes import figure, passages, quote

TEXT = st.text("增长7.5%以上,。 \n", max_size=12)


def test_grade_takes_the_best_evidence_of_the_right_report():
    (passage,) = passages(2)
    assert grade(passage, [Evidence("新增就业5万人"), Evidence("粮食产量60万吨", "r", 3)]) == 3
    assert grade(passage, [Evidence("新增就业5万人", "other")]) == 0
    assert grade(passage, [Evidence("减少就业5万人")]) == 0


def test_quote_hit_needs_half_of_the_shorter():
    evidence = [Evidence("新增就业5万人")]
    assert quote_hit([quote(2, "就业 5万人以上,粮食产量60万吨")], evidence)
    assert quote_hit([quote(2, "新增就业8千户")], evidence)
    assert not quote_hit([quote(2, "就业稳定向好")], evidence)
    assert not quote_hit([quote(2, "新增就业5万人")], [Evidence("新增就业5万人", "other")])
    assert not quote_hit([], evidence)


def test_same_quantity_up_to_a_millionth():
    assert same_quantity(figure("", 1_000_000, "元"), figure("", 1_000_001, "元", ">"))
    assert not same_quantity(figure("", 1_000_000, "元"), figure("", 1_000_002, "元"))
    assert not same_quantity(figure("", 1, "%"), figure("", 1, "个百分点"))
    assert not same_quantity(figure("", 1, "%"), figure("", 1, "%", ">"), strict=True)


def test_figures_count_as_sets():
    five, six = figure("5", 5, "个"), figure("6", 6, "个")
    assert distinct([five, six, five]) == [five, six]
    assert shared_figures([five, five], [five, six]) == 1


@given(TEXT, TEXT)
def test_overlap_is_symmetric_and_bounded(left, right):
    assert overlap(left, right) == overlap(right, left)
    assert 0.0 <= overlap(left, right) <= 1.0


@given(TEXT, TEXT, TEXT)
def test_contains_ignores_white_space_anywhere(before, quoted, after):
    assert contains(before + quoted + after, " ".join(quoted))
