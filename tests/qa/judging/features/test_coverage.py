import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.tokens import rarity
from index import SearchWords
from qa.judging.features.coverage import CLEAR, Coverage, centred, named_by
from tests.qa.hits import hit
from tests.qa.judging.features.candidates import candidates

ROAD, CANTEEN = hit("建设公路桥梁。"), hit("建成老年食堂。", score=-1.5)


def test_a_question_that_the_passage_repeats_is_covered_whole():
    coverage = Coverage.of(candidates("老年食堂", hit("老年食堂。")))
    assert (coverage.named, coverage.named_near, coverage.named_clause) == (1.0, 1.0, 1.0)
    assert (coverage.unasked, coverage.exact) == (0.0, 1.0)
    assert (coverage.missing, coverage.missing_sentence, coverage.missing_clause) == (0.0, 0.0, 0.0)
    assert (coverage.rarest_missing, coverage.rarest_missing_sentence, coverage.words) == (0.0, 0.0, 3.0)


def test_words_that_are_not_there_are_missing_by_how_rare_they_are():
    first = hit("种树。公路种树。", clause_scores=[1.0, 0.0])
    coverage = Coverage.of(candidates("桥梁公路", first, hit("架线。")))
    bridge, road = rarity("桥梁"), rarity("公路")
    assert (coverage.missing, coverage.words) == (pytest.approx(bridge / (bridge + road)), 2.0)
    assert (coverage.missing_sentence, coverage.missing_clause) == (1.0, 1.0)
    assert (coverage.rarest_missing, coverage.rarest_missing_sentence) == (bridge, max(bridge, road))


def test_a_word_of_a_near_passage_is_not_missing_though_the_first_lacks_it():
    coverage = Coverage.of(candidates("食堂", ROAD, CANTEEN))
    assert (coverage.missing, coverage.missing_sentence, coverage.named) == (0.0, 1.0, 0.0)


def test_the_lead_of_the_first_passage_is_cut_and_clear_where_it_is_alone():
    assert Coverage.of(candidates("食堂", ROAD, CANTEEN)).lead == 1.5
    assert Coverage.of(candidates("食堂", replace(ROAD, score=99.0), CANTEEN)).lead == CLEAR
    assert Coverage.of(candidates("食堂", ROAD)).lead == CLEAR


@pytest.mark.parametrize(("share", "log_odds"), [(0.5, 0.0), (0.75, math.log(3)), (1.0, CLEAR), (0.0, -CLEAR)])
def test_the_share_of_the_first_passage_is_in_log_odds_within_bounds(share, log_odds):
    assert Coverage.of(candidates("食堂", replace(ROAD, share=share))).share == pytest.approx(log_odds)


def test_the_similarity_counts_apart_where_a_number_is_asked_for():
    near = hit("食堂。", similarity=0.85)
    for text, counted in (("食堂有多少", 0.46), ("食堂", 0.0)):
        coverage = Coverage.of(candidates(text, near))
        assert (coverage.similarity, coverage.number_similarity) == (pytest.approx(0.46), pytest.approx(counted))


def test_no_cosine_is_no_evidence_and_the_middle_is_none_either():
    assert (centred(0.0), centred(0.75)) == (0.0, 0.0)
    assert centred(0.25) == pytest.approx(-2.3)


def test_what_only_a_synonym_names_counts_half():
    words = SearchWords("空气", "空气", "优良天数")
    assert [named_by(words, text) for text in ("空气", "优良天数", "空气优良天数", "修路")] == [1.0, 0.5, 1.0, 0.0]


@given(st.text("老年食堂修路空气"), st.text("老年食堂修路空气"), st.text("老年食堂修路空气"))
def test_what_a_text_names_is_a_share_that_no_synonym_lowers(topic, synonyms, text):
    alone, both = named_by(SearchWords(topic, topic), text), named_by(SearchWords(topic, topic, synonyms), text)
    assert 0.0 <= alone <= both <= 1.0
