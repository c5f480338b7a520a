from corpus import Span
from qa.question.directory import Directory
from qa.question.targets import Missing, Required, Targets, targets_of
from tests.qa.question.test_scope import REPORTS

DIRECTORY = Directory(REPORTS)
ALL = [report.id for report in REPORTS]


def targets(text, among=None):
    return targets_of(text, DIRECTORY, ALL if among is None else among)


def test_what_names_no_place_is_asked_of_all():
    assert targets("新增就业多少人") == Targets(ALL, [])


def test_a_place_with_reports_is_asked_of_and_where_it_stands():
    assert targets("在四川新增就业多少") == Targets(["sichuan-2026", "sichuan-2025"], [Span(1, 3)], ("四川省",))


def test_a_place_beside_them_without_a_report_is_told():
    found = targets("四川和江苏哪个高")
    assert (found.places, found.missing) == (("四川省",), None)
    assert found.beside is not None
    assert found.beside.message.startswith("现有报告中没有江苏省的报告")


def test_a_city_in_a_question_about_its_province_is_no_target():
    assert targets("四川今年的绵阳科技城").places == ("四川省",)


def test_a_place_in_another_s_report_must_be_named_by_the_answer():
    found = targets("成都旅客增长多少")
    assert (found.reports, found.spans, found.places) == (["sichuan-2026", "sichuan-2025"], [], ())
    assert [(need.names[:2], need.otherwise.reason) for need in found.required] == [(("成都市", "成都"), "other_place")]


def test_a_place_that_only_houses_the_asker_is_no_target():
    assert targets("我在江苏打工，新增就业多少") == Targets(ALL, [])


def test_a_place_that_nothing_names_is_missing():
    found = targets("青海的目标")
    assert (found.reports, found.places) == (ALL, ("青海省",))
    assert found.missing is not None
    assert found.missing.reason == "other_place"


def test_a_name_without_any_list_is_missing_too():
    assert targets("云岭市2025年目标").places == ("云岭市",)


def test_a_requirement_is_met_by_any_of_its_names_in_any_form():
    required = Required(("成都市", "蓉"), Missing("other_place", ""))
    assert [required.met(text) for text in ("成都巿政府", "蓉欧班列", "绵阳")] == [False, True, False]
