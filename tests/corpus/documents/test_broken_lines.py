import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.broken_lines import join_lines
from corpus.documents.changes import restored

HEAD = "一、2019年工作回顾\n"
END = "各位代表！\n"


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("茶叶总产量完成\n12\n.\n6\n万吨\n，增收明显。\n", "茶叶总产量完成12.6万吨，增收明显。\n"),
        ("新修公路\n35\n公里\n，架桥\n4\n座。\n", "新修公路35公里，架桥4座。\n"),
        ("新修公路35公里。\n架桥4座。\n", "新修公路35公里。\n架桥4座。\n"),
    ],
)
def test_breaks_inside_sentences_are_taken_out(broken, joined):
    assert join_lines(HEAD + broken + END)[0] == HEAD + joined + END


@given(st.text("一二、产值12.\n，。亿元增长 %", max_size=60))
def test_what_was_joined_can_be_broken_again(text):
    joined, changes = join_lines(text)
    assert restored(joined, changes) == text
