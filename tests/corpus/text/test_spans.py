from hypothesis import given
from hypothesis import strategies as st

from corpus import Span
from corpus.text.spans import clauses, sentences, touching

PROSE = st.text(st.sampled_from("建成5个,，。；;：:“”1.\n 好"))


def test_sentences_end_with_the_marks_that_close_after_them():
    text = "力争“更多。”建成5个！\n好"
    assert [sentence.of(text) for sentence in sentences(text)] == ["力争“更多。”", "建成5个！\n", "好"]


@given(PROSE)
def test_sentences_cover_the_text(text):
    assert "".join(sentence.of(text) for sentence in sentences(text)) == text


def test_clauses_keep_numbers_whole():
    text = "投资1,100.9亿元,比例2.5:1；建成“一院,两所”。共3家"
    assert [clause.of(text) for clause in clauses(text)] == ["投资1,100.9亿元", "比例2.5:1", "建成“一院,两所”", "共3家"]


@given(PROSE)
def test_clauses_lie_in_order_inside_the_text(text):
    end = 0
    for clause in clauses(text):
        assert end <= clause.start < clause.end <= len(text)
        end = clause.end


def test_what_only_stands_beside_does_not_touch():
    spans = (Span(0, 2), Span(2, 4), Span(4, 6))
    assert touching(spans, Span(2, 4)) == [Span(2, 4)]
    assert touching(spans, Span(1, 5)) == list(spans)
