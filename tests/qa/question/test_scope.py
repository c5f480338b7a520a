"""Scopes over small reports of several places and years."""

from corpus import Metadata, read_report
from corpus.text.levels import level_of
from index import Prior
from tests.qa.asking import read


def report(name, place, year, text="深化与丙城的合作。到2030年实现碳达峰。", speaker=""):
    return read_report(
        f"{place}政府工作报告\n{text}", name, Metadata(place=place, level=level_of(place), year=year, speaker=speaker)
    )


REPORTS = [
    report("sichuan-2025", "四川省", 2025, "成都举办运动会。", "甲一"),
    report("sichuan-2026", "四川省", 2026, "成都机场旅客增长。"),
    report("guangdong-2025", "广东省", 2025),
    report("mianyang-2023", "绵阳市", 2023, speaker="李云"),
    report("nation-2022", "全国", 2022),
]
NO, LESS = -5.0, -3.0


def scope_of(question, chosen=None):
    return read(question, REPORTS, chosen=chosen).scope


def reports(question):
    return scope_of(question).reports


def test_a_place_selects_its_reports_the_newest_first():
    assert reports("四川有多少个机场") == ("sichuan-2026", "sichuan-2025")


def test_without_a_year_the_newest_report_of_each_place_is_likelier():
    older = {name for name, prior in scope_of("新增就业").priors.items() if prior == Prior(-1.0, -1.0)}
    assert older == {"sichuan-2025"}


def test_a_target_is_in_the_plan_of_the_year_s_own_report():
    scope = scope_of("四川2025年GDP增长目标")
    assert scope.priors == {"sichuan-2025": Prior(0.0, NO), "sichuan-2026": Prior(NO, LESS)}
    assert (scope.years, scope.tense, scope.places) == ((2025,), "target", ("四川省",))


def test_a_result_is_in_the_review_of_the_next_year_s_report():
    scope = scope_of("四川2025年实际增长多少")
    assert scope.priors == {"sichuan-2025": Prior(LESS, NO), "sichuan-2026": Prior(NO, 0.0)}


def test_of_a_year_that_is_planned_and_reviewed_the_result_is_likelier_where_the_words_tell_neither():
    assert scope_of("四川2025年地方收入多少").priors == {
        "sichuan-2025": Prior(-0.7, NO),
        "sichuan-2026": Prior(NO, 0.0),
    }
    assert scope_of("广东2025年地方收入多少").priors == {"guangdong-2025": Prior(0.0, NO)}


def test_this_year_is_the_newest_report_s():
    assert scope_of("四川今年的目标").priors == {"sichuan-2026": Prior(0.0, NO)}
    assert scope_of("川去年新增了多少").years == (2025,)


def test_several_places_are_all_selected():
    assert reports("四川和广东2025年目标哪个高") == ("sichuan-2026", "guangdong-2025", "sichuan-2025")


def test_a_region_selects_those_of_its_places_that_are_there():
    assert reports("川渝今年") == ("sichuan-2026",)


def test_the_speaker_selects_the_report():
    assert reports("李云市长的报告说了什么") == ("mianyang-2023",)


def test_the_own_province_and_the_own_city():
    assert reports("我省有多少个机场") == ("sichuan-2026", "guangdong-2025", "sichuan-2025")
    assert reports("咱们市有多少个机场") == ("mianyang-2023",)


def test_the_nation():
    assert reports("全国财政赤字率") == ("nation-2022",)
    assert reports("四川棉花占全国多少") == ("sichuan-2026", "sichuan-2025")


def test_a_place_without_a_report_is_looked_for_in_its_province_s_and_must_be_named():
    scope = scope_of("成都今年旅客增长多少")
    assert scope.reports == ("sichuan-2026",)
    assert [need.met("成都机场旅客增长。") for need in scope.required] == [True]
    assert [need.met("全省旅客增长。") for need in scope.required] == [False]
    assert scope.spans == ()


def test_a_place_named_in_passing_chooses_no_report_and_need_not_be_named():
    scope = scope_of("我在成都打工，今年怎么补贴")
    assert (scope.reports, scope.required, scope.missing) == (("sichuan-2026",), (), None)


def test_a_place_that_is_nowhere_is_missing_and_the_sentence_says_what_there_is():
    missing = scope_of("江苏2026年GDP目标").missing
    assert missing.reason == "other_place"
    assert missing.message == (
        "现有报告中没有江苏省的报告，也没有说到它的这件事；"
        "现有：四川省2025、2026年，广东省2025年，绵阳市2023年，全国2022年。"
    )


def test_a_year_that_is_nowhere_is_missing():
    missing = scope_of("四川2023年GDP目标").missing
    assert missing.reason == "other_year"
    assert missing.message == "现有报告没有说到2023年的这件事；现有：四川省2025、2026年。"


def test_a_far_year_that_a_report_names_must_be_named_by_the_answer():
    scope = scope_of("广东2030年有什么目标")
    assert (scope.reports, scope.missing) == (("guangdong-2025",), None)
    assert [need.met("到2030年实现碳达峰。") for need in scope.required] == [True]


def test_chosen_reports_are_the_only_ones():
    assert scope_of("今年新增就业", ["mianyang-2023"]).reports == ("mianyang-2023",)
    assert scope_of("德阳今年引进多少博士", ["mianyang-2023"]).missing.reason == "other_place"


def test_a_city_named_in_a_question_about_its_province_is_no_scope():
    assert reports("四川2025年绵阳科技城建设目标") == ("sichuan-2026", "sichuan-2025")
    assert reports("四川绵阳2023年目标") == ("mianyang-2023",)


def test_a_question_without_place_and_year_is_asked_of_all():
    scope = scope_of("新增就业多少人")
    assert set(scope.reports) == {report.id for report in REPORTS}


def test_a_place_that_no_list_and_no_report_names_is_missing():
    missing = scope_of("云岭市2025年新增就业多少人").missing
    assert missing.reason == "other_place"
    assert missing.message.startswith("现有报告中没有云岭市的报告，也没有说到它的这件事；现有：四川省2025、2026年，")
    assert scope_of("四川省云岭县2025年目标").missing.reason == "other_place"


def test_a_smaller_place_that_a_report_names_is_not_missing():
    assert scope_of("丙城县2025年有什么合作").missing is None


def test_a_part_is_never_answered_by_the_figures_of_its_whole():
    assert scope_of("涪城区2023年新增就业多少").missing.message == (
        "绵阳市的报告只有全市的数，没有涪城区的；现有：四川省2025、2026年，广东省2025年，绵阳市2023年，全国2022年。"
    )
    beside = scope_of("绵阳市2023年涪城的新增就业")
    assert [need.met("涪城新增就业。") for need in beside.required] == [True]
    assert [need.met("全市新增就业。") for need in beside.required] == [False]


def test_one_place_under_two_names_is_one():
    own = [report("a", "衡川市石磨区", 2022), report("b", "石磨区", 2023), report("c", "石溪区", 2023)]
    for name in ("石磨区", "石磨", "衡川市石磨区"):
        assert read(f"{name}新增就业多少", own).scope.reports == ("b", "a")
    assert read("石溪区新增就业", own).scope.reports == ("c",)


def test_a_district_whose_short_name_is_an_everyday_word_may_stand_so_in_the_answer():
    scope = scope_of("广东南沙港的吞吐量", ["guangdong-2025"])
    assert scope.missing.reason == "other_place"
    own = [report("guangdong-2025", "广东省", 2025, "南沙港吞吐量突破2000万标箱。")]
    (need,) = read("广东南沙港的吞吐量", own).scope.required
    assert need.met("南沙港吞吐量突破2000万标箱。")
