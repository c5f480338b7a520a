import pytest

from corpus import Paragraph
from corpus.text.spans import sentences
from index import read_question
from qa.answering.mention import mentioned
from qa.question.wants import parse

TEXTS = ("支持甲县、乙县修路，甲县架桥。", "丙县种树。", "加快甲县电站建设。")
PARAGRAPHS = [Paragraph("r", n, (), "", text, sentences(text), 0) for n, text in enumerate(TEXTS, 1)]
ALL = ["支持甲县、乙县修路", "甲县架桥", "加快甲县电站建设"]


def ask(question):
    finding = mentioned(parse(question), read_question(question), PARAGRAPHS)
    return [place.text for place in finding.places] if finding else None


@pytest.mark.parametrize(
    "question", ["把报告里点名甲县的事项都列出来", "甲县 报告提到的任务", "报告哪些地方提到了甲縣"]
)
def test_all_clauses_that_name_the_thing_answer(question):
    assert ask(question) == ALL


@pytest.mark.parametrize("question", ["甲县修路吗", "报告提到甲县修几条路", "点名丁县的事项都列出来", "报告提到的任务"])
def test_what_asks_for_less_or_names_nothing_there_is_left_to_the_search(question):
    assert ask(question) is None
