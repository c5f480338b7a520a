import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus import Paragraph, Sentence
from index.encoder.with_parts import Parted
from index.granularity import clauses, grains_of, means, parted


def test_clauses_keep_numbers_whole():
    text = "投资1,100.9亿元,比例2.5:1；建成“一院,两所”。共3家"
    assert [text[a:b] for a, b in clauses(text)] == ["投资1,100.9亿元", "比例2.5:1", "建成“一院,两所”", "共3家"]


@given(st.text(st.sampled_from("建成5个,，。；;：:“”1.\n 好")))
def test_clauses_lie_in_order_inside_the_text(text):
    end = 0
    for start, stop in clauses(text):
        assert end <= start < stop <= len(text)
        end = stop


def test_means_weigh_each_sentence_by_its_length():
    passages = [
        Paragraph("r", 1, (), "", "一二三。四五六七八九。", (Sentence(0, 4), Sentence(4, 11)), 0),
        Paragraph("r", 2, (), "", "好。", (Sentence(0, 2),), 12),
    ]
    sentences = grains_of(passages, [])["sentence"]
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    shares = np.array([4, 7]) / np.hypot(4, 7)
    assert np.allclose(means(sentences, vectors), [shares, [0.6, 0.8]])


def test_clauses_are_those_of_their_sentences_in_order():
    text = "新增5家，建成2套；好。\n完成了。"
    passage = Paragraph("r", 1, (), "", text, (Sentence(0, 10), Sentence(10, 17)), 0)
    grains = grains_of([passage], [])
    assert parted(grains["sentence"]) == [
        Parted("新增5家，建成2套；", ((0, 4), (5, 9))),
        Parted("好。\n完成了。", ((0, 1), (3, 6))),
    ]
    assert grains["clause"].texts == ("新增5家", "建成2套", "好", "完成了")
