from dataclasses import replace

import numpy as np
import pytest

from eval.response import FoundPassage, FoundQuote, Response
from eval.systems.baselines import bm25_system, dense_system, ranked_response
from tests.eval.fakes import PASSAGES
from tests.fake_encoder import BigramEncoder

TWICE = [*PASSAGES, replace(PASSAGES[2], report="s")]


@pytest.mark.parametrize("system", [bm25_system(TWICE), dense_system(TWICE, BigramEncoder())])
def test_baseline_ranks_and_filters_reports(system):
    response = system.ask("改造多少小区", 2, None)
    assert [passage.id for passage in response.passages] == ["r:3", "s:3"]
    assert [quote.text for quote in response.quotes] == ["改造小区300个。"]
    assert [passage.id for passage in system.ask("改造多少小区", 2, ["s"]).passages] == ["s:3"]


def test_question_without_any_word_of_the_passages_gets_them_all_alike():
    response = bm25_system(PASSAGES).ask("嗯", 9, None)
    assert [passage.score for passage in response.passages] == [0.0] * 4


def test_dense_scores_are_the_products_of_the_vectors():
    encoder = BigramEncoder()
    response = dense_system(PASSAGES, encoder).ask("改造小区", 9, None)
    products = encoder.passages([passage.text for passage in PASSAGES]) @ encoder.queries(["改造小区"])[0]
    assert [passage.score for passage in response.passages] == pytest.approx(np.sort(products)[::-1].tolist())


def test_response_quotes_the_first_passage_whole_and_knows_nothing_else():
    first = PASSAGES[2]
    assert ranked_response([first], [2.0], 1.5) == Response(
        answered=True,
        confidence=0.5,
        passages=(FoundPassage("r", 3, first.text, 2.0),),
        quotes=(FoundQuote("r", 3, first.text),),
        figures=(),
        answer=first.text,
        reason="",
        took_ms=1.5,
        client_ms=1.5,
    )
    assert (ranked_response([], [], 0.0).answer, ranked_response([], [], 0.0).quotes) == ("", ())
