from collections import Counter

from corpus.text.gazetteer import NATION, gazetteer, place_of, place_words


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
