from collections import Counter

import pytest

from corpus.text.divisions import counties, prefectures
from corpus.text.gazetteer import NATION, Place, everyday, gazetteer, place_of, place_words
from corpus.text.places import place_names


def test_every_province_and_prefecture_is_there():
    provinces = [place for place in gazetteer().values() if not place.parent]
    assert (len(provinces), len(gazetteer()) - len(provinces)) == (34, 333)


def test_every_place_lies_in_a_province_that_is_there():
    assert {place.parent for place in gazetteer().values() if place.parent} <= gazetteer().keys()


def test_every_initial_and_other_name_belongs_to_one_place():
    names = Counter(name for place in gazetteer().values() for name in (*place.names[2:], *place.initials))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_member_of_a_region_is_there():
    regions = place_words()["regions"]
    assert {member for members in regions.values() for member in members} <= gazetteer().keys()


def test_a_short_name_of_two_places_is_the_province():
    assert [place_of(name).name for name in ("海南", "吉林", "吉林市", "绵阳")] == [
        "海南省",
        "吉林省",
        "吉林市",
        "绵阳市",
    ]


def test_an_everyday_word_is_no_name():
    assert place_of("白银市").names == ("白银市", "baiyin")


def test_the_nation_goes_by_its_own_words():
    assert place_of("全国").name == NATION
    assert "国务院" in place_of("全国").names


def test_the_counties_of_the_country_are_there_each_in_a_place_that_is():
    assert 2850 < sum(not county.gone for county in counties()) < 2950
    assert {county.parent for county in counties()} <= gazetteer().keys()


@pytest.mark.parametrize(
    ("name", "full", "parent"),
    [
        ("江油", "江油市", "绵阳市"),
        ("徐水县", "徐水区", "保定市"),
        ("保定市满城区", "满城区", "保定市"),
        ("江苏省南京市鼓楼区", "南京市鼓楼区", "南京市"),
        ("浦东", "浦东新区", "上海市"),
        ("神农架", "神农架林区", "湖北省"),
        ("鄂温克族自治旗", "鄂温克族自治旗", "呼伦贝尔市"),
        ("崇文区", "崇文区", "北京市"),
        ("襄樊市", "襄阳市", "湖北省"),
        ("云岭县", "云岭县", ""),
        ("某某市云岭县", "某某市云岭县", "某某市"),
    ],
)
def test_a_county_is_found_by_today_s_and_former_names_with_and_without_its_city_s(name, full, parent):
    assert (place_of(name).name, place_of(name).parent) == (full, parent)


def test_a_name_of_several_counties_is_none_of_them():
    assert place_of("鼓楼区") == Place("鼓楼区", "", ("鼓楼区",))


def test_everyday_words_are_names_of_places():
    assert everyday("prefectures") <= {place_names(division.name)[-1] for division in prefectures()}
    assert everyday("counties") <= {place_names(division.name)[-1] for division in counties()}


@pytest.mark.parametrize("name", ["河南", "西安", "大理", "海口", "和田", "清远"])
def test_a_county_s_everyday_name_does_not_hide_a_larger_place(name):
    assert place_of(name).names[1] == name


def test_a_report_whose_place_nobody_knows_has_a_place_without_names():
    assert place_of("").names == ()
