import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.lines import Lines, one_form

LONG = "长" * 61


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("政 府 工 作 報 告　２０２１年", "政府工作报告2021年"),
        ("县长?? 刘　某", "县长刘某"),
        ("吗?", "吗?"),
        ("ＡＢ\xa0县", "ab县"),
        ("", ""),
    ],
)
def test_one_form_is_simplified_half_width_and_without_spaces(text, form):
    assert one_form(text) == form


@given(st.text("政府工作報告国 　２0Ａa"))
def test_one_form_is_one_form(text):
    assert one_form(one_form(text)) == one_form(text)


def test_lines_are_had_as_they_stand_and_in_one_form():
    lines = Lines.of(["甲 縣2021年", "政府工作報告"], ["各位代表：　好", LONG], "甲縣ＡＢ")
    assert lines == Lines(
        original=("甲 縣2021年", "政府工作報告"),
        front=("甲县2021年", "政府工作报告"),
        opening=("各位代表:好", LONG),
        headings=("各位代表:好",),
        body=("各位代表: 好", LONG),
        file="甲县ab",
    )
    assert lines.whole_front == "甲县2021年政府工作报告"


def test_the_first_twelve_paragraphs_open_the_text_each_cut():
    opening = Lines.of([], ["好" * 500] * 20, "").opening
    assert [len(text) for text in opening] == [400] * 12


def test_one_traditional_character_makes_the_whole_text_be_read_so():
    assert Lines.of(["報"], ["後面"], "").body == ("后面",)
    assert Lines.of([""], ["後面"], "").body == ("後面",)


@pytest.mark.parametrize(
    ("original", "titles"),
    [
        (("甲县", "人民政府工作报告"), ("甲县人民政府工作报告", "甲县", "人民政府工作报告")),
        (("甲县2021年", "政府工作报告"), ("甲县2021年政府工作报告", "甲县2021年", "政府工作报告")),
        (("甲县会议文件", "政府工作报告"), ("甲县会议文件", "政府工作报告")),
        (("甲县报告", "人民政府"), ("甲县报告", "人民政府")),
        ((), ()),
    ],
)
def test_a_title_that_goes_on_in_the_next_line_is_one_before_its_halves(original, titles):
    assert Lines.of(original, [], "").titles == titles
