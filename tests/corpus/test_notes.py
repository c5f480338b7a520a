import pytest

from corpus.notes import is_note


@pytest.mark.parametrize(
    "heading", ["名词解释", "附件2 名词解释", "有关用语说明", "《报告》术语注释", "注释", "【注解】"]
)
def test_what_stands_under_a_heading_of_notes_is_one(heading):
    assert is_note(("附件", heading), "新建5所学校。")


@pytest.mark.parametrize(
    "text",
    ["6.“两重”：是指重大战略。", "[3] 四上企业：即规模以上企业。", "①双减：指减负。", "（12）链长制：是指3名领导。"],
)
def test_a_numbered_definition_is_a_note_wherever_it_stands(text):
    assert is_note((), text)


@pytest.mark.parametrize(
    "text", ["1.新建5所学校。", "“两重”：是指重大战略。", "6.目标：增长5%。", "2.抓项目，即建5个。"]
)
def test_a_task_is_no_note(text):
    assert not is_note(("二、重点工作说明会",), text)
