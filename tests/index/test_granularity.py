import numpy as np

from corpus import Paragraph, Span
from index.encoder.with_parts import SentenceWithClauses
from index.granularity import grains_of, means, with_clauses


def test_means_weigh_each_sentence_by_its_length():
    passages = [
        Paragraph("r", 1, (), "", "一二三。四五六七八九。", (Span(0, 4), Span(4, 11)), 0),
        Paragraph("r", 2, (), "", "好。", (Span(0, 2),), 12),
    ]
    sentences = grains_of(passages, [])["sentence"]
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    shares = np.array([4, 7]) / np.hypot(4, 7)
    assert np.allclose(means(sentences, vectors), [shares, [0.6, 0.8]])


def test_clauses_are_those_of_their_sentences_in_order():
    text = "新增5家，建成2套；好。\n完成了。"
    passage = Paragraph("r", 1, (), "", text, (Span(0, 10), Span(10, 17)), 0)
    grains = grains_of([passage], [])
    assert with_clauses(grains["sentence"]) == [
        SentenceWithClauses("新增5家，建成2套；", ((0, 4), (5, 9))),
        SentenceWithClauses("好。\n完成了。", ((0, 1), (3, 6))),
    ]
    assert grains["clause"].texts == ("新增5家", "建成2套", "好", "完成了")
