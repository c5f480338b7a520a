import random

import pytest

from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import MarkedQuotes
from eval.learn.cross_encoder.segmented import SegmentKey
from eval.learn.training_questions import FigureValue
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, JOBS_PLANNED, MUSEUM

OTHERS = tuple(SegmentKey("jiayi-2025", 9, start) for start in range(8))


def test_an_example_reads_its_answers_back(report):
    labels = MarkedQuotes(["建成老年食堂22个，改造老旧小区300个"], [FigureValue(22, "个")]).labels(report)
    example = Example("建成老年食堂多少个", "jiayi-2025", "figure", (CANTEENS,), labels)
    assert example.answerable
    assert example.answers(report) == ["建成老年食堂22个", "改造老旧小区300个"]
    assert [figure.text for figure in example.figures(report)] == ["22个"]


def test_without_labels_nothing_answers(report):
    example = Example("月球票价", "jiayi-2025", "fact", (JOBS,))
    assert (example.answerable, example.answers(report), example.figures(report)) == (False, [], [])


@pytest.mark.parametrize(("negatives", "count"), [(0, 3), (3, 4), (20, 9)])
def test_the_right_segment_is_shown_with_the_nearest_others(report, negatives, count):
    labels = MarkedQuotes(["建成老年食堂22个"]).labels(report)
    example = Example("食堂", "jiayi-2025", "fact", (*OTHERS[:2], CANTEENS, *OTHERS[2:]), labels)
    shown = example.shown(negatives, random.Random(1))
    assert shown[:3] == [CANTEENS, OTHERS[0], OTHERS[1]]
    assert len(shown) == len(set(shown)) == count


def test_a_right_segment_that_no_search_found_is_shown_too(report):
    labels = MarkedQuotes(["城镇新增就业5万人", "加快建设红军博物馆"]).labels(report)
    example = Example("今年做什么", "jiayi-2025", "list", (JOBS, MUSEUM), labels)
    assert example.shown(3, random.Random(1)) == [MUSEUM, JOBS_PLANNED, JOBS]
