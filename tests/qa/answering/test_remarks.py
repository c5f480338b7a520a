import pytest

from qa.answering.remarks import status_remark


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("争取开通国际航线", "报告的说法是“争取”：是努力的方向，并非已经做到。"),
        ("做好甲水库、乙水库前期工作", "报告的说法是“做好甲水库、乙水库前期工作”：只是前期工作，并非已经动工。"),
        ("加快建设甲乙铁路", "报告的说法是“加快建设”：正在进行，并非已经完成。"),
        ("建成甲乙铁路，推进丙丁铁路", ""),
        ("清理收费", ""),
    ],
)
def test_the_first_word_of_status_governs_the_clause(clause, said):
    assert status_remark(clause) == said


def test_what_is_done_in_a_plan_is_told_from_what_is_already_done():
    said = "报告的说法是“建成”：是报告提出的安排，并非说已经做到。"
    assert [status_remark(clause, planned=True) for clause in ("建成机场", "已建成机场")] == [said, ""]
