from dataclasses import replace

import pytest

from qa.matching.claimed import (
    NAMES,
    NONE,
    MatchFeatures,
    Subject,
    load_match_weights,
    match_features,
    match_log_odds,
    subject_log_odds,
)
from tests.qa.fake_bot import GROWTH, RENEWED

CLAIMED = Subject(replace(GROWTH, text="8%", value=8.0), "农村居民收入增长", "农村居民收入增长 ,势头良好")
REPORTED = Subject(GROWTH, "居民收入增长", "")
SAME = MatchFeatures(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0)


def test_two_figures_are_described_whole():
    assert match_features(CLAIMED, REPORTED, 0.92, "year") == MatchFeatures(
        indicator=pytest.approx(1.0),
        named=5 / 7,
        stated_named=1.0,
        unit=1.0,
        same_change=1.0,
        unopposed=1.0,
        same_amount=0.0,
        other_year=1.0,
        other_tense=0.0,
    )


def test_without_an_encoder_no_cosine_counts():
    assert match_features(CLAIMED, REPORTED, 0.0, "").indicator == 0.0


def test_words_that_exclude_each_other_oppose_two_figures():
    urban = Subject(GROWTH, "城镇居民收入增长", "")
    features = match_features(CLAIMED, urban, 0.9, "tense")
    assert (features.unopposed, features.other_tense, features.other_year) == (0.0, 1.0, 0.0)


@pytest.mark.parametrize(("unit", "agreement"), [("个", 1.0), ("家", 0.5), ("亩", 0.0)])
def test_units_agree_wholly_half_or_not(unit, agreement):
    claimed = Subject(replace(RENEWED, unit=unit), "改造老旧小区", "")
    assert match_features(claimed, Subject(RENEWED, "改造老旧小区", ""), 0.0, "").unit == agreement


def test_log_odds_are_the_weighted_features_less_the_weight_of_none():
    weights = load_match_weights("words").weights
    assert match_log_odds(SAME, "words") == pytest.approx(sum(weights[name] for name in NAMES[:7]) - weights[NONE])


def test_the_subject_alone_knows_no_time():
    assert subject_log_odds(replace(SAME, other_year=1.0, other_tense=1.0), "words") == match_log_odds(SAME, "words")


def test_words_that_exclude_each_other_count_against_the_subject_where_the_amounts_differ():
    agreeing, differing = replace(SAME, unopposed=0.0), replace(SAME, unopposed=0.0, same_amount=0.0)
    assert subject_log_odds(agreeing, "hybrid") == match_log_odds(SAME, "hybrid")
    assert subject_log_odds(differing, "hybrid") == match_log_odds(differing, "hybrid")


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_shipped_weights_are_of_every_feature(mode):
    assert tuple(load_match_weights(mode).weights) == (*NAMES, NONE)
