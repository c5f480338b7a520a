"""Things of one small report set beside one another."""

import pytest

from corpus import Metadata, read_report
from index import build
from index.snapshot import open_snapshot
from tests.fake_encoder import BigramEncoder
from tests.qa.test_bot import judged

TEXT = """清河市政府工作报告
一、2024年工作回顾
全年茶叶产量增长4.2%，水果产量增长6.5%。新建公园12个、口袋公园30个。入园率从88%提高到93%。城镇新增就业5.2万人。
出口总额40亿元，进口总额16亿元。工业用地、商业用地均增长3%。
二、2025年重点任务
城镇新增就业5万人以上。新建公园15个。
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [read_report(TEXT, "qinghe-2025", Metadata(place="清河市", year=2025))]
        return judged(open_snapshot(build(reports, BigramEncoder(), quiet=True)), threshold=0.4)


@pytest.mark.parametrize(
    ("question", "figures", "value", "unit", "ahead"),
    [
        ("茶叶产量和水果产量哪个增长快", ["4.2%", "6.5%"], 2.3, "个百分点", 1),
        ("茶叶产量和水果产量哪个增长慢", ["4.2%", "6.5%"], 2.3, "个百分点", 0),
        ("口袋公园比公园多建了几个", ["30个", "12个"], 18, "个", 0),
        ("新建公园和口袋公园一共多少个", ["12个", "30个"], 42, "个", None),
        ("工业用地和商业用地哪个增长快", ["3%"], 0, "个百分点", None),
        ("出口总额是进口总额的几倍", ["40亿元", "16亿元"], 2.5, "倍", None),
        ("城镇新增就业今年的目标比去年实际少多少", ["5万人", "5.2万人"], 2000, "人", 1),
        ("入园率提高了几个百分点", ["88%", "93%"], 5, "个百分点", None),
    ],
)
def test_both_figures_are_there_and_what_they_come_to(bot, question, figures, value, unit, ahead):
    answer = bot.ask(question)
    assert [figure.text for figure in answer.figures] == figures
    assert (answer.computed.value, answer.computed.unit, answer.computed.ahead) == (value, unit, ahead)
    assert "按报告所列的数值计算" in answer.message


def test_what_is_computed_is_said_with_its_parts(bot):
    assert bot.ask("出口总额比进口总额高多少").message == (
        "出口总额：40亿元，进口总额：16亿元。按报告所列的数值计算：出口总额更高，相差24亿元。"
    )


def test_a_side_that_the_report_lacks_is_named(bot):
    answer = bot.ask("茶叶产量和橡胶产量哪个增长快")
    assert not answer.answered
    assert "没有给出“橡胶产量”的数字" in answer.message
