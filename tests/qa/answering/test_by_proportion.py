import pytest

from qa.answering.by_proportion import by_proportion
from qa.models import load_models
from tests.qa.answering.test_figure_choice import hit
from tests.qa.asking import FoundHere, about

PARTS = "三次产业结构调整为15:48:37，城镇化率达到61%，轻重工业比例为3:7。"


def ask(text, topic):
    found = FoundHere(about(text, topic), [hit(PARTS)], [], load_models("words"))
    draft = by_proportion(found.question, found)
    return draft.text if draft else None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("三次产业结构是多少", "三次产业结构"),
        ("三次产业比例要调整到多少", "三次产业比例 调整到"),
        ("三次產業結構", "三次产业结构"),
    ],
)
def test_the_clause_with_the_parts_of_the_whole_answers(text, topic):
    assert ask(text, topic) == "三次产业结构调整为15:48:37"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("城镇化率多少", "城镇化率"),
        ("研发投入比重多少", "研发投入比重"),
        ("三次产业结构怎么优化", "三次产业结构 优化"),
        ("轻重工业比例多少", "轻重工业比例"),
    ],
)
def test_what_asks_for_no_parts_or_for_others_is_left_to_the_figures(text, topic):
    assert ask(text, topic) is None
