"""A small report to search with the fake encoder."""

import pytest

from corpus import read_report
from tests.fake_encoder import BigramEncoder

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
