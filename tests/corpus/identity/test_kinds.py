import pytest

from corpus.identity.kinds import is_title, read_kind, rules
from corpus.identity.lines import Lines


def kind(front=(), body=()):
    finding = read_kind(Lines.of(front, body, ""))
    return finding.value and finding.value.name, finding.kinds


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2019年甲市国民经济和社会发展统计公报", "统计公报"),
        ("关于甲市2019年国民经济和社会发展计划执行情况与2020年计划草案的报告", "计划报告"),
        ("甲市2019年预算执行情况和2020年预算草案的报告", "预算报告"),
        ("甲市国民经济和社会发展第十四个五年规划纲要", "规划纲要"),
        ("二零二四年施政报告", "施政报告"),
        ("甲市人民政府工作报告", "工作报告"),
        ("甲 县 政 府 工 作 報 告", "工作报告"),
    ],
)
def test_the_title_names_the_kind(title, name):
    assert kind([title]) == (name, ("title",))


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("初步核算，全年地区生产总值5亿元。", "统计公报"),
        ("现将2019年预算执行情况提请审议，报告2019年预算执行情况。", "预算报告"),
        ("本规划纲要根据中共甲市委员会的建议编制", "规划纲要"),
        ("一、2019年工作回顾", "工作报告"),
    ],
)
def test_without_a_title_headings_and_first_lines_tell_it(paragraph, name):
    assert kind(["通知"], [paragraph]) == (name, ("text",))


def test_the_title_goes_before_what_the_text_speaks_like():
    assert kind(["甲市政府工作报告"], ["初步核算，全年地区生产总值5亿元。"]) == ("工作报告", ("title",))


def test_what_is_no_such_document_has_no_kind():
    assert kind(["通知"], ["好"]) == (None, ())


def test_a_title_line_calls_itself_by_the_name_of_a_kind():
    assert [is_title(line) for line in ("甲县政府工作报告", "甲县统计公报", "甲县人民政府县长", "")] == [
        True,
        True,
        False,
        False,
    ]


def test_every_kind_is_named_once_and_calls_itself_by_its_usual_name():
    assert len({rule.name for rule in rules()}) == len(rules())
    for rule in rules():
        assert kind([rule.usual]) == (rule.name, ("title",))
