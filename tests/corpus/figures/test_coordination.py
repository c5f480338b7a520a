import pytest

from corpus.figures.coordination import distribute, parts_of


@pytest.mark.parametrize(
    ("phrase", "count", "parts"),
    [
        ("化学需氧量、二氧化硫排放量", 2, ("化学需氧量排放量", "二氧化硫排放量")),
        ("绿电、绿证交易规模", 2, ("绿电交易规模", "绿证交易规模")),
        ("高技术制造业、战略性新兴产业增加值", 2, ("高技术制造业增加值", "战略性新兴产业增加值")),
        ("美丽河湖、美丽海湾建成率", 2, ("美丽河湖建成率", "美丽海湾建成率")),
        ("事故起数和死亡人数", 2, ("事故起数", "死亡人数")),
        ("“保交楼”“保交房”交付率", 2, ("“保交楼”交付率", "“保交房”交付率")),
        ("PM10、PM2.5", 2, ("PM10", "PM2.5")),
        ("卫生厕所普及率、垃圾和污水治理率", 3, ("卫生厕所普及率", "垃圾治理率", "污水治理率")),
        ("苹果、猕猴桃产量", 2, ("苹果产量", "猕猴桃产量")),
        ("居民收入", 2, ()),
    ],
)
def test_distribute_puts_shared_words_back(phrase, count, parts):
    assert distribute(phrase, count) == parts


def test_parts_of_too_few_joints_gives_nothing():
    assert parts_of("交通、城建", 3) == ()
