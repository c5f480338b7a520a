"""A small report with results and goals, cut by a tokenizer that knows no word, and the tiny model."""

from array import array

import pytest
import torch

from corpus import Metadata, read_report
from eval.learn.cross_encoder.model import LearningCrossEncoder, Shape
from eval.learn.cross_encoder.near_miss import NearMisses
from eval.learn.cross_encoder.segmented import SegmentedReport, SegmentKey
from eval.learn.cross_encoder.word_exchange import WordExchange
from eval.learn.cross_encoder.word_search import WordSearch
from index.encoder.builtin import Unigram, ensure_builtin
from tests.index.encoder.builtin.conftest import content, release, site, tensors

__all__ = ["content", "release", "site", "tensors"]

TEXT = """甲乙市政府工作报告
各位代表：
一、2024年工作回顾
城镇新增就业4.83万人，地区生产总值增长5.2%。建成老年食堂22个，改造老旧小区300个。
二、2025年工作安排
城镇新增就业5万人。加快建设红军博物馆，改造老旧小区400个。
"""
# Where the four sentences stand.
JOBS, CANTEENS = SegmentKey("jiayi-2025", 4, 0), SegmentKey("jiayi-2025", 4, 26)
JOBS_PLANNED, MUSEUM = SegmentKey("jiayi-2025", 6, 0), SegmentKey("jiayi-2025", 6, 10)


@pytest.fixture(scope="session")
def tokenizer():
    return Unigram({}, array("d", [0.0] * 4), {}, 0, 2, 3, -10.0, 1)


@pytest.fixture(scope="session")
def report(tokenizer):
    return SegmentedReport.of(read_report(TEXT, "jiayi-2025", Metadata(year=2025, place="甲乙市")), tokenizer)


@pytest.fixture(scope="session")
def misses(report):
    return NearMisses(report, WordSearch(report), WordExchange.of([report]))


@pytest.fixture
def base(release, tmp_path, monkeypatch):
    """The folder of the tiny encoder."""
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    return ensure_builtin(release, quiet=True)


@pytest.fixture
def model(base):
    """A cross-encoder of its two layers that has learned nothing."""
    torch.manual_seed(1)
    return LearningCrossEncoder(Shape.read(base, 2), base)
