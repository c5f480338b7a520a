"""Questions that name no place, over small reports of two places and of five."""

import pytest

from index import build
from index.snapshot import open_snapshot
from tests.fake_encoder import BigramEncoder
from tests.qa.comparing.test_comparison import bot, report, snapshot  # noqa: F401  (fixtures)
from tests.qa.test_bot import judged

PLACES = ("四川省", "广东省", "湖北省", "河南省", "浙江省")


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [report(f"r{i}", place, 2025, done=5, goal=5, grain=700, parks=i) for i, place in enumerate(PLACES)]
        return judged(open_snapshot(build(reports, BigramEncoder(), quiet=True)), threshold=0.0)


def test_of_few_places_every_one_stands_beside_the_others(bot):  # noqa: F811
    answer = bot.ask("2025年地区生产总值增长目标是多少")
    assert {figure.report for figure in answer.figures} == {"sc-2025", "gd-2025"}
    assert answer.message == "四川省2025年目标：5.5%左右；广东省2025年目标：5%左右。最高的是四川省，最低的是广东省。"


def test_of_many_places_the_question_comes_back(many):
    answer = many.ask("粮食产量多少亿斤")
    assert (answer.answered, answer.reason, sorted(answer.choices)) == (False, "which_place", sorted(PLACES))
    assert answer.message.startswith("问的是哪个地方？")
    assert answer.confidence == pytest.approx(0.8)


def test_a_question_that_names_its_place_is_answered(many):
    assert [figure.report for figure in many.ask("湖北粮食产量多少亿斤").figures] == ["r2"]


def test_a_thing_of_one_report_alone_needs_no_place(many):
    assert many.ask("粮食产量多少亿斤").reason == "which_place"
    assert many.ask("湖北省政府工作报告的粮食产量多少亿斤").answered
