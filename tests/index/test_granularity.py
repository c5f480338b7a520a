import numpy as np

from corpus import Paragraph, Span, TableCell, TableRow
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


def test_a_row_is_found_by_the_words_of_its_table_as_one_clause():
    text = "大豆，小麦\t7.2"
    row = TableRow("2019年产量", "产品\t产量", (TableCell(6, 9, "大豆，小麦产量", "万吨", "level", ()),))
    passage = Paragraph("r", 1, (), "", text, (Span(0, 9),), 0, "row", "", row)
    grains = grains_of([passage], [])
    described = "2019年产量\t大豆，小麦\t7.2\t大豆，小麦产量7.2万吨"
    assert [grains[name].texts for name in ("paragraph", "sentence", "clause")] == [(described,)] * 3
    assert grains["clause"].spans == (Span(0, 9),)
    assert with_clauses(grains["sentence"]) == [SentenceWithClauses(described, ((0, len(described)),))]


def test_a_row_with_a_sentence_in_it_is_found_by_its_text():
    text = "说明\t好。\t5"
    row = TableRow("表", "", (TableCell(6, 7, "说明", "个", "level", ()),))
    passage = Paragraph("r", 1, (), "", text, (Span(0, 5), Span(5, 7)), 0, "row", "", row)
    assert grains_of([passage], [])["paragraph"].texts == (text,)
