import pytest

from corpus.figures.kinds import kind_of
from corpus.figures.naming import indicators_of
from tests.corpus.figures.grammar import contexts


def kinds(text, tense="actual", listed_flow=False):
    placed = contexts(text)
    names = indicators_of(text, placed)
    return [kind_of(context, name, tense, listed_flow) for context, name in zip(placed, names, strict=True)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("产值达到5亿元", "level"),
        ("灌溉面积恢复到120万亩", "level"),
        ("企业总数达到30家", "level"),
        ("新增就业5万人", "increment"),
        ("企业增加20家", "increment"),
        ("29项成果获奖", "increment"),
        ("举办活动20场", "increment"),
        ("发放贷款3亿元", "increment"),
        ("增长5%", "growth"),
        ("高0.2个百分点", "growth"),
        ("是上年的2倍", "growth"),
        ("投资增加5亿元", "growth"),
        ("空气优良天数增加12天", "growth"),
        ("每斤提高3分", "growth"),
        ("占比45%", "share"),
        ("收入比2.5:1", "share"),
    ],
)
def test_kind_of_a_result(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize("text", ["失业率控制在5%以内", "粮食产量稳定在46亿斤以上", "居民消费价格上涨3%左右"])
def test_a_plan_keeps_within_bounds(text):
    assert kinds(text, "target") == ["bound"]


def test_a_review_reports_the_rate_that_a_plan_caps():
    assert kinds("居民消费价格上涨3%左右") == ["growth"]


def test_an_amount_of_money_bounds_the_things_behind_it():
    assert kinds("5亿元以上项目80个") == ["bound", "level"]
    assert kinds("5亿元以上用于教育") == ["level"]


def test_a_count_goes_on_as_the_item_before_it():
    assert kinds("新建学校5所、医院6家") == ["increment", "increment"]
    assert kinds("企业5家、商户6家", listed_flow=True) == ["level", "increment"]
