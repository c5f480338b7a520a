import pytest

from qa.question.when import Moment, asked_tense, read_when


def test_years_are_read_with_and_without_their_word():
    assert read_when("2024规上工业增速").years == (2024,)
    assert read_when("gdp in 2025").years == (2025,)
    assert read_when("二〇二五年目标").years == (2025,)


def test_both_ends_of_a_span_and_the_years_between():
    assert sorted(read_when("2021年到2023年").years) == [2021, 2022, 2023]


def test_a_quantity_is_no_year():
    assert read_when("新建2000个车位、2025套住房").years == ()
    assert read_when("培训2000名教师、2000余人、2020 套").years == ()
    assert read_when("2025道路建设、2024目标").years == (2025, 2024)


def test_a_year_that_is_only_compared_with_is_not_spoken_of():
    assert read_when("能耗较2020年下降多少").years == ()
    assert read_when("has energy use fallen compared with 2020").years == ()


def test_years_are_counted_from_the_newest_report():
    assert read_when("去年和今年").of(2026) == (2025, 2026)
    assert read_when("今年").of(None) == ()


def test_a_year_gone_by_is_asked_for_its_result():
    assert read_when("去年gdp").tense == "actual"
    assert read_when("去年的目标").tense == "target"
    assert read_when("去年和今年gdp").tense is None


def test_a_named_year_goes_before_a_counted_one():
    assert read_when("2024年比上年增长").of(2026) == (2024,)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("新增就业目标", "target"),
        ("计划新建多少公里", "target"),
        ("实际新增多少", "actual"),
        ("建成了多少公里", "actual"),
        ("gdp growth target", "target"),
        ("how much did it produce", "actual"),
        ("增长目标完成了没有", "both"),
        ("增速目标与实际完成情况", "both"),
        ("新增就业多少人", None),
        ("会新建多少公里", "target"),
        ("运动会有多少人参加", None),
    ],
)
def test_a_goal_or_a_result_is_asked_for(text, what):
    assert asked_tense(text) == what


def test_a_year_that_is_only_compared_with_is_not_asked_about():
    assert read_when("重污染的日子比前年少了几天").offsets == ()
    assert read_when("今年比去年多建几所").offsets == (0, -1)


@pytest.mark.parametrize(
    "text",
    [
        "收入是2017年的几倍",
        "收入相当于2017年的3.4倍",
        "产值比2017年翻了几番",
        "利润为2017年同期的多少倍",
        "收入是2017年的…",
    ],
)
def test_a_year_of_which_a_multiple_is_told_is_only_compared_with(text):
    assert read_when(text).years == ()


@pytest.mark.parametrize("text", ["2017年收入多少", "2017年的…", "2017年收入翻了几番"])
def test_a_year_before_what_it_speaks_of_is_asked_about(text):
    assert read_when(text).years == (2017,)


@pytest.mark.parametrize(
    ("text", "years", "tense"),
    [
        ("2026年政府工作报告里的去年", (2025,), "actual"),
        ("看2026年的报告,今年打算修几条路", (2026,), "target"),
        ("据2025年政府工作报告,上一年新增就业多少", (2024,), "actual"),
        ("以2026年的报告为准,前年增长多少", (2024,), "actual"),
        ("2020年的政府工作报告把增速目标定在多少", (2020,), "target"),
        ("2026年报告里的2024年增速", (2024,), None),
        ("七大平台的名称(2026年报告)", (), None),
    ],
)
def test_years_are_counted_from_the_report_that_is_named(text, years, tense):
    when = read_when(text)
    assert (when.years, when.tense, when.reports != ()) == (years, tense, True)


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("2024、2025实际干了多少,2026年打算多少", [(2024, "actual"), (2025, "actual"), (2026, "target")]),
        ("2020年计划、2021年计划、2021年实际", [(2020, "target"), (2021, "target"), (2021, "actual")]),
        ("2026年的目标比2025年的多还是少", [(2026, "target"), (2025, "target")]),
        ("2018—2020年的目标", [(2018, "target"), (2019, "target"), (2020, "target")]),
        ("2018年和2020年的目标", [(2018, "target"), (2020, "target")]),
        ("2024→2025", [(2024, None), (2025, None)]),
    ],
)
def test_each_year_has_what_is_asked_of_it(text, moments):
    assert list(read_when(text).moments) == [Moment(*moment) for moment in moments]


@pytest.mark.parametrize(
    "text",
    [
        "2025年就业目标达成了吗",
        "年初喊社零涨5%,年底咋个样",
        "说打通20条断头路,最后打通了吗",
        "给老人办的50个服务中心,建齐了没?",
        "把失业率压在目标线内了吗",
        "就业任务完成得怎么样",
        "how did trade turn out against its 7% goal",
        "was the 2025 growth target achieved",
        "有没有达到年初的目标",
        "2025年哪些目标没完成",
        "gdp跟年初目标差多少",
    ],
)
def test_what_came_of_a_promise(text):
    assert asked_tense(text) == "both"


@pytest.mark.parametrize(
    "text",
    [
        "年初定的2025年就业任务数是多少",
        "打算怎么完成2025年的任务",
        "到2024年就有三千多公里高铁了,真有这么多吗",
        "2025年实际装了多少台,不是计划数",
    ],
)
def test_a_goal_or_a_result_alone_is_no_question_for_what_came_of_it(text):
    assert asked_tense(text) != "both"
