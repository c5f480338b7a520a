"""A question that states a number, a count of what is named and a list of all mentions, over one small report."""

import pytest

from corpus import Metadata, read_report
from index import build
from index.snapshot import open_snapshot
from tests.fake_encoder import BigramEncoder
from tests.qa.test_bot import judged

TEXT = """清河市政府工作报告
一、2024年工作回顾
全年生产总值达到320亿元，绿化覆盖率45%。青山、绿水、蓝天公园建成开放。
滨江新区开工建设。保护古堤遗址，修缮古堤岸线。
二、2025年重点任务
滨江新区建成学校2所。
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [read_report(TEXT, "qinghe-2025", Metadata(place="清河市", year=2025))]
        return judged(open_snapshot(build(reports, BigramEncoder(), quiet=True)), threshold=0.4)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("生产总值过三百亿了吗", "是，报告说的是生产总值320亿元。"),
        ("生产总值破400亿元没有", "不是，报告说的是生产总值320亿元。"),
        ("绿化覆盖率有没有到50%", "不是，报告说的是绿化覆盖率45%。"),
    ],
)
def test_yes_or_no_comes_first_with_the_number_of_the_report(bot, question, says):
    assert bot.ask(question).message == says
