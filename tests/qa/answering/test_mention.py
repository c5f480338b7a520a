import pytest

from corpus import read_report
from qa.answering.mention import by_mention
from qa.answering.search import Search, Sources
from tests.qa.asking import read

REPORT = read_report("工作报告\n各位代表：\n支持甲县、乙县修路，甲县架桥。\n丙县种树。\n加快甲县电站建设。", "r")
ALL = ["支持甲县、乙县修路", "甲县架桥", "加快甲县电站建设"]


def ask(text):
    question = read(text, [REPORT])
    draft = by_mention(question, Search(question, Sources({"r": REPORT}, (), None, None, None), 5))
    return [part.text for part in draft.slices] if draft else None


@pytest.mark.parametrize(
    "question", ["把报告里点名甲县的事项都列出来", "甲县 报告提到的任务", "报告哪些地方提到了甲縣"]
)
def test_all_clauses_that_name_the_thing_answer(question):
    assert ask(question) == ALL


@pytest.mark.parametrize("question", ["甲县修路吗", "报告提到甲县修几条路", "点名丁县的事项都列出来", "报告提到的任务"])
def test_what_asks_for_less_or_names_nothing_there_is_left_to_the_search(question):
    assert ask(question) is None
