from dataclasses import asdict

import pytest

from qa.judging.features.asking import Asking
from tests.qa.asking import read


def features(text):
    """Return the features that are not 0, the length apart."""
    return {name for name, value in asdict(Asking.of(read(text))).items() if value and name != "length"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("新增就业多少人", {"number", "numeric", "count"}),
        ("老年食堂 2025", {"numeric"}),
        ("电价多少钱一度", {"number", "numeric", "money", "terms", "level", "count"}),
        ("年均增长多少", {"number", "numeric", "rate", "count", "average"}),
        ("有没有建成机场", {"yes_or_no"}),
        ("叫什么名字", {"name"}),
        ("什么时候通车", {"time"}),
        ("三台县机场在哪里", {"place", "part"}),
        ("空气怎么样", {"manner", "translated"}),
    ],
)
def test_the_words_of_a_question_say_what_it_asks_to_be_told(text, asked):
    assert features(text) == asked


def test_a_number_of_nothing_is_unsaid_and_english_is_translated():
    assert features("how many jobs were created") == {
        *("number", "numeric", "unit_unsaid", "level", "count", "result", "english", "translated")
    }


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("目标增长多少", {"goal"}),
        ("今年增长多少", {"goal"}),
        ("去年增长多少", {"result"}),
        ("实际增长多少", {"result"}),
        ("今年实际增长多少", {"result"}),
        ("2023年增长多少", set()),
    ],
)
def test_a_goal_is_told_from_a_result_and_a_named_year_is_neither(text, times):
    assert features(text) & {"goal", "result"} == times


def test_length_is_in_twenties_of_characters_of_the_question_as_asked():
    assert Asking.of(read("  " + "问" * 30)).length == 1.5
