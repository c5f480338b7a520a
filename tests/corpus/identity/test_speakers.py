import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.speakers import speaker_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("国务院总理 李鹏", "李鹏"),
        ("县长　刘　某　同志", "刘某"),
        ("甲县人民政府县长?? 刘?某", "刘某"),
        ("代市长 李四", "李四"),
        ("自治州主席 嘎玛·泽登", "嘎玛·泽登"),
        ("特别行政区行政長官 林某某", "林某某"),
        ("报告人：王五", "王五"),
        ("市财政局局长 赵六", "赵六"),
        ("市长张三作政府工作报告", "张三"),
        ("甲市政府工作报告（２０２３年１月３日　李云）", "李云"),
    ],
)
def test_the_name_stands_behind_an_office_or_the_day(line, name):
    assert speaker_of(["政府工作报告", line]) == name


def test_an_office_goes_before_a_day():
    assert speaker_of(["2023年1月3日 李云", "市长 张三"]) == "张三"


@pytest.mark.parametrize("lines", [[], ["政府工作报告"], ["甲市市长热线，2023年"], ["2023年1月3日"]])
def test_without_a_name_there_is_nobody(lines):
    assert speaker_of(lines) == ""


@given(st.lists(st.text("市长县 ?:：李四2023年1月3日同志()（）")))
def test_a_name_has_no_space_and_stands_in_the_lines(lines):
    name = speaker_of(lines)
    assert not set(name) & set(" ?\n")
    assert set(name) <= set("".join(lines))


def test_a_sentence_behind_an_office_is_no_name():
    assert speaker_of(["市长信箱里有很多来信和建议"]) == ""
    assert speaker_of(["自治区主席 艾尔肯·吐尼亚孜"]) == "艾尔肯·吐尼亚孜"
