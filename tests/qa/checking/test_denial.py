import pytest

from qa.checking.denial import bare_denial, denied_words, read_stance


@pytest.mark.parametrize(
    ("clause", "denied"),
    [
        ("今年不再新建幼儿园", True),
        ("县医院尚未搬迁", True),
        ("码头没通公路", True),
        ("取消停车费", True),
        ("停止发放购车补贴", True),
        ("没有取消停车费", False),
        ("不能不改造管网", False),
        ("不断完善无障碍设施", False),
        ("未来科技城加快建设", False),
        ("森林覆盖率不低于40%", False),
        ("水质达标率没有低于95%", False),
        ("没有批文的收费一律取消", True),
        ("没有建立稳定的投入机制", True),
        ("不再实施更大规模的补贴", True),
        ("没有把老年人的体检列入预算", True),
    ],
)
def test_a_clause_denies_with_an_odd_number_of_denials(clause, denied):
    assert read_stance(clause).denied is denied


def test_what_a_claim_denies_and_the_report_says_is_named():
    assert denied_words("今年不再修建码头", ["修建码头2座", "改造航道"]) == ("今年不再修建码头", "修建码头2座")
    assert denied_words("今年修建码头", ["不再修建码头", "改造航道"]) == ("今年修建码头", "不再修建码头")


def test_what_both_deny_is_no_conflict():
    assert denied_words("停车费不再收取", ["取消停车费"]) is None


def test_a_denial_of_another_matter_is_no_conflict():
    assert denied_words("修建码头", ["修建码头2座", "不再发行债券"]) is None
    assert denied_words("没有一座是渡口", ["修建码头2座"]) is None
    assert bare_denial("没有一座是渡口", ["修建码头2座"]) == "没有一座是渡口"
