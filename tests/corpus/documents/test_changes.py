import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.changes import Change, missing, restored, substitute

GAP = re.compile(r"(\d) (?=\d)")


def closed(match):
    return match[1]


def test_a_match_that_comes_back_as_it_was_is_no_change():
    assert substitute(re.compile("亿元"), lambda match: match[0], "3亿元", "escape") == ("3亿元", [])


def test_each_change_says_where_in_the_new_text_it_stands():
    assert substitute(GAP, closed, "产值3 6亿元，增长1 2%", "split_number") == (
        "产值36亿元，增长12%",
        [Change(2, "3 ", "3", "split_number"), Change(9, "1 ", "1", "split_number")],
    )


@given(st.text("3 6亿元，", max_size=30))
def test_changes_taken_back_give_what_there_was(text):
    assert restored(*substitute(GAP, closed, text, "split_number")) == text


def test_lines_and_characters_that_a_text_lacks_are_recorded_as_often_as_they_stood():
    assert [change.old for change in missing(["打印", "建桥4座②，", "打印", "修路。"], "建桥4座，修路。")] == [
        "打印",
        "打印",
        "②",
    ]
    assert missing(["修 路。"], "修路。") == ()
