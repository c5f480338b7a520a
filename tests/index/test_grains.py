from hypothesis import given
from hypothesis import strategies as st

from index.grains import clauses


def test_clauses_keep_numbers_whole():
    text = "投资1,100.9亿元,比例2.5:1；建成“一院,两所”。共3家"
    assert [text[a:b] for a, b in clauses(text)] == ["投资1,100.9亿元", "比例2.5:1", "建成“一院,两所”", "共3家"]


@given(st.text(st.sampled_from("建成5个,，。；;：:“”1.\n 好")))
def test_clauses_lie_in_order_inside_the_text(text):
    end = 0
    for start, stop in clauses(text):
        assert end <= start < stop <= len(text)
        end = stop
