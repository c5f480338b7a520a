from corpus import read_report
from qa.answering.byline import by_byline, byline_of
from qa.answering.search import Search, Sources
from tests.qa.asking import read

REPORT = read_report("甲市政府工作报告\n(2023年1月3日 张三)\n各位代表：\n新建公园5个。", "a")


def ask(text):
    question = read(text, [REPORT])
    return by_byline(question, Search(question, Sources({"a": REPORT}, (), None, None, None), 5))


def test_the_byline_names_speaker_and_day():
    draft = ask("这份报告是谁作的")
    assert (draft.text, draft.slices[0].paragraph.number, draft.figures) == ("(2023年1月3日 张三)", 2, ())
    assert (draft.whole, draft.in_scope) == (True, True)


def test_another_question_is_left_to_the_search():
    assert ask("谁来做养老服务") is None


def test_a_report_without_a_byline_has_none():
    assert byline_of(read_report("甲市政府工作报告\n各位代表：\n新建公园5个。", "a")) == ()


def test_a_byline_over_several_lines_is_given_line_by_line():
    text = "甲省政府工作报告\n——2023年1月3日在甲省人民代表大会上\n甲省省长 张三\n各位代表：\n修路。"
    lines = [line.text for line in byline_of(read_report(text, "a"))]
    assert lines == ["——2023年1月3日在甲省人民代表大会上", "甲省省长 张三"]
