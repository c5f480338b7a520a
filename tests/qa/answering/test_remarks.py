from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import SearchWords
from qa.answering.remarks import difference_remark, nearness_remark, scaled, status_remark, total_remark
from tests.qa.fake_bot import GROWTH, RENEWED, TOTAL

SLOWER = replace(GROWTH, value=6.0, indicator="工业增加值增长")
MORE = replace(RENEWED, value=15000.0, indicator="改造棚户区")


@pytest.mark.parametrize(
    ("clause", "remark"),
    [
        ("争取开通国际航线", "报告的说法是“争取”：是努力的方向，并非已经做到。"),
        ("做好甲水库、乙水库前期工作", "报告的说法是“做好甲水库、乙水库前期工作”：只是前期工作，并非已经动工。"),
        ("扎实推进新机场选址论证", "报告的说法是“扎实推进新机场选址论证”：只是前期工作，并非已经动工。"),
        ("加快建设甲乙铁路", "报告的说法是“加快建设”：正在进行，并非已经完成。"),
        ("建成甲乙铁路，推进丙丁铁路", ""),
        ("清理收费", ""),
    ],
)
def test_the_first_word_of_status_governs_the_clause(clause, remark):
    assert status_remark(clause) == remark


def test_what_is_done_in_a_plan_is_told_from_what_is_already_done():
    remark = "报告的说法是“建成”：是报告提出的安排，并非说已经做到。"
    assert [status_remark(clause, planned=True) for clause in ("建成机场", "已建成机场")] == [remark, ""]


@pytest.mark.parametrize(("quoted", "near_only"), [("优良天数比率提高", False), ("做强文旅平台", True)])
def test_a_quote_without_a_word_of_the_question_or_its_synonyms_is_only_near(quoted, near_only):
    remark = nearness_remark(SearchWords("空气怎么样", "空气", "优良天数"), quoted)
    assert (remark == "报告没有用问题里的字词，这是意思最接近的一句，请对照原文判断。") is near_only


def test_a_difference_of_rates_is_in_points():
    assert difference_remark([SLOWER, GROWTH]) == "按报告所列的数值计算：“地区生产总值增长”更高，相差1.5个百分点。"


def test_a_difference_of_amounts_has_their_unit():
    assert difference_remark([MORE, RENEWED]) == "按报告所列的数值计算：“改造棚户区”更高，相差1.47万个。"


def test_equal_values_are_said_to_be_equal():
    assert difference_remark([GROWTH, replace(SLOWER, value=7.5)]) == "按报告所列的数值计算：两者数值相同。"


def test_nothing_is_computed_across_units_or_ranges_or_within_one_indicator():
    assert (difference_remark([GROWTH, TOTAL]), difference_remark([GROWTH, GROWTH])) == ("", "")
    assert (total_remark([RENEWED, TOTAL]), total_remark([RENEWED, replace(MORE, value_max=20000.0)])) == ("", "")


def test_amounts_add_up_and_rates_do_not():
    assert total_remark([RENEWED, MORE]) == "按报告所列的数值计算：合计1.53万个。"
    assert total_remark([GROWTH, SLOWER]) == ""


@given(st.integers(0, 10**6), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_a_number_is_worth_what_it_was_before_it_was_scaled(number, scale):
    text = scaled(float(number * scale[1]))
    digits, word = (text[:-1], text[-1]) if text[-1] in "万亿" else (text, "")
    assert float(digits) * {"": 1, "万": 10**4, "亿": 10**8}[word] == pytest.approx(number * scale[1], rel=1e-4)
