import math

import numpy as np
import pytest

from corpus.text.tokens import bigrams, words
from index.lexical import LexicalIndex

TEXTS = ["增设电梯400部", "新建电梯公寓电梯房", "建成老年食堂22个", ""]


def lucene_bm25(query, texts, cut, k1=1.5, b=0.75):
    """Score by the formula of Lucene's BM25, written out."""
    documents = [cut(text) or ["∅"] for text in texts]
    mean = sum(map(len, documents)) / len(documents)
    scores = np.zeros(len(documents))
    for token in cut(query):
        holders = sum(token in document for document in documents)
        idf = math.log(1 + (len(documents) - holders + 0.5) / (holders + 0.5))
        for i, document in enumerate(documents):
            count = document.count(token)
            scores[i] += idf * count / (count + k1 * (1 - b + b * len(document) / mean)) if count else 0
    return scores


@pytest.mark.parametrize("cut", [words, bigrams])
@pytest.mark.parametrize("query", ["电梯", "老年食堂多少个", "建成电梯公寓"])
def test_scores_equal_the_formula(cut, query):
    np.testing.assert_allclose(LexicalIndex.build(TEXTS, cut).scores(query), lucene_bm25(query, TEXTS, cut), rtol=1e-5)


@pytest.mark.parametrize("query", ["", "？！", "zzz"])
def test_a_query_without_a_known_token_scores_zero(query):
    assert LexicalIndex.build(TEXTS, bigrams).scores(query).tolist() == [0, 0, 0, 0]


def test_saving_and_loading_are_inverse(tmp_path):
    built = LexicalIndex.build(TEXTS, words)
    built.save(tmp_path / "词")
    assert LexicalIndex.load(tmp_path / "词", words).scores("电梯").tolist() == built.scores("电梯").tolist()
