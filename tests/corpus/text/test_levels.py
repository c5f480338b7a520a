import pytest

from corpus.text.levels import level_of


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("全国", "国家"),
        ("中华人民共和国", "国家"),
        ("四川省", "省"),
        ("北京市", "省"),
        ("香港特别行政区", "省"),
        ("广西壮族自治区", "省"),
        ("绵阳市", "市"),
        ("大兴安岭地区", "市"),
        ("锡林郭勒盟", "市"),
        ("恩施土家族苗族自治州", "市"),
        ("义乌市", "县"),
        ("浙江省义乌市", "县"),
        ("三台县", "县"),
        ("鄂温克族自治旗", "县"),
        ("浦东新区", "县"),
        ("青义镇", "乡"),
        ("某某街道", "乡"),
        ("江湖", ""),
        ("", ""),
    ],
)
def test_a_full_name_tells_the_level(place, level):
    assert level_of(place) == level
