"""A fake encoder whose vector is a function of the text, and a small report to search."""

import hashlib

import numpy as np
import pytest

from corpus import read_report
from index.tokens import bigrams

DIM = 256


class BigramEncoder:
    """Counts character bigrams, hashed into DIM places: texts that share characters are near each other."""

    name = "fake-bigrams"
    dim = DIM

    def __init__(self):
        self.embedded = []

    def queries(self, texts):
        return np.stack([self._vector(text) for text in texts])

    def passages(self, texts):
        self.embedded += texts
        return self.queries(texts)

    @staticmethod
    def _vector(text):
        vector = np.full(DIM, 1e-3, np.float32)
        for pair in bigrams(text):
            vector[int(hashlib.md5(pair.encode()).hexdigest(), 16) % DIM] += 1
        return vector / np.linalg.norm(vector)


TEXT = """甲乙市政府工作报告
各位代表：
今年预期目标是：地区生产总值增长7.5%，城镇新增就业5万人，粮食总产量46亿斤以上。
加强住房保障。开工既有住宅增设电梯400部，改造老旧小区120个，筹建保障性租赁住房8000套。
发展养老服务。建成老年食堂22个，新增养老床位600张。
"""


@pytest.fixture
def encoder():
    return BigramEncoder()


@pytest.fixture
def report():
    return read_report(TEXT, "jiayi-2025")


@pytest.fixture
def var(tmp_path, monkeypatch):
    """Move everything made at run time into a folder with Chinese characters in its name."""
    folder = tmp_path / "运行"
    monkeypatch.setenv("QA_VAR", str(folder))
    return folder
