import pytest

from corpus import Metadata
from corpus.collection import read_collection
from tests.corpus.collection.making import as_csv


def read(header, *rows):
    return [(item.row, item.id, item.known) for item in read_collection("r.csv", as_csv(header, rows))]


def test_a_row_tells_place_and_year():
    assert read(["省份", "城市", "区县", "年份", "全文"], ["河北省", "保定", "徐水县", "2010年", "x"]) == [
        (2, "徐水县-2010", Metadata(place="徐水县", year=2010))
    ]


@pytest.mark.parametrize(
    ("province", "city", "county", "place"),
    [
        ("江苏", "南京", "鼓楼区", "南京市鼓楼区"),
        ("河北", "保定", "满城", "保定市满城区"),
        ("河北", "保定", "", "保定市"),
        ("四川", "", "", "四川省"),
        ("", "", "无此县", "无此县"),
    ],
)
def test_a_place_is_named_in_full(province, city, county, place):
    ((_, _, known),) = read(["省", "市", "县", "全文"], [province, city, county, "x"])
    assert known.place == place


def test_ids_are_given_or_made_and_never_twice():
    rows = [["a/b", "甲县", "2020"], ["", "甲县", "2020"], ["", "甲县", "2020"], ["", "", ""]]
    assert [i for _, i, _ in read(["编号", "地区", "年份", "全文"], *([*row, "x"] for row in rows))] == [
        "a-b",
        "甲县-2020",
        "r-4",
        "r-5",
    ]


def test_title_date_and_speaker_are_taken():
    ((_, _, known),) = read(["标题", "日期", "报告人", "全文"], ["甲县\n报告", "2020年1月3日", "张三", "x"])
    assert known == Metadata(title="甲县 报告", date="2020-01-03", speaker="张三")
