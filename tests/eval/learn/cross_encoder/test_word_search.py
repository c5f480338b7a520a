import pytest

from eval.learn.cross_encoder.word_search import WordSearch
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, JOBS_PLANNED, MUSEUM


@pytest.fixture(scope="module")
def search(report):
    return WordSearch(report)


def test_the_segment_that_shares_rare_words_is_first(search):
    assert search.best("老年食堂建了几个", 1) == [CANTEENS]
    assert search.best("红军博物馆", 5) == [MUSEUM]


def test_of_segments_with_the_same_words_the_shorter_is_first(search):
    assert search.best("城镇新增就业", 2) == [JOBS_PLANNED, JOBS]


def test_what_shares_nothing_is_not_found(search):
    assert search.best("月球", 5) == []


def test_coverage_is_the_share_of_bigrams_in_one_segment(search):
    assert search.coverage("老年食堂") == 1
    assert search.coverage("老年食堂票") == 0.75
    assert search.coverage("老年就业") == pytest.approx(1 / 3)
    assert search.coverage("。") == 0
