import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question.standing import is_end, is_start, stands_like_a_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江油", "江油"),
        ("江油2025年目标", "江油"),
        ("江油的目标", "江油"),
        ("请问:江油今年", "江油"),
        ("2025年江油的目标", "江油"),
        ("今年,江油", "江油"),
    ],
)
def test_a_name_stands_behind_the_beginning_a_mark_or_a_year_and_before_a_year_or_an_end(text, name):
    start = text.index(name)
    assert stands_like_a_name(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name", "start", "end"),
    [("推动绿色发展", "绿色", False, False), ("和平发展", "和平", True, False), ("建设和平", "和平", False, True)],
)
def test_a_word_inside_a_sentence_does_not(text, name, start, end):
    at = text.index(name)
    assert (is_start(text, at), is_end(text, at + len(name))) == (start, end)
    assert not stands_like_a_name(text, at, at + len(name))


@given(st.text("江油今年的2025,。建设", max_size=12))
def test_a_whole_question_stands_like_a_name_and_marks_part_names(text):
    assert stands_like_a_name(text, 0, len(text))
    assert is_start(f"{text},", len(text) + 1)
