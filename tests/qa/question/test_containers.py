"""Places told by what lies in them, over small reports."""

import pytest

from corpus import Metadata, read_report
from corpus.text.levels import level_of
from tests.qa.asking import read

TEXTS = {"四川省": "三星堆接待游客。", "重庆市": "洪崖洞开放。", "青岛市": "栈桥修缮，崂山开放。", "山东省": "泰山。"}
REPORTS = [
    read_report(f"{place}政府工作报告\n{text}", place, Metadata(place=place, level=level_of(place), year=2025))
    for place, text in TEXTS.items()
]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("成都所在的那个省2025年新建多少公里", "四川省"),
        ("泸州、宜宾所在省份今年新建多少公里", "四川省"),
        ("省会是成都的省今年新建多少公里", "四川省"),
        ("以成都为省会的省今年新建多少公里", "四川省"),
        ("崂山区所在的城市今年新建多少公里", "青岛市"),
        ("潍坊那边的省政府今年新建多少公里", "山东省"),
        ("川渝里头那个直辖市今年新建多少公里", "重庆市"),
        ("the chengdu-based province, how many roads", "四川省"),
        ("三星堆所在的省今年新建多少公里", "四川省"),
        ("栈桥所在的山东城市今年新建多少公里", "青岛市"),
    ],
)
def test_a_place_is_told_by_what_lies_in_it(question, place):
    assert read(question, REPORTS).scope.places == (place,)


@pytest.mark.parametrize("question", ["成都今年新建多少公里", "成都所在地今年新建多少公里"])
def test_what_only_stands_there_is_itself(question):
    assert read(question, REPORTS).scope.places == ("成都市",)


def test_things_of_no_report_tell_no_place():
    assert read("兵马俑所在的省今年新建多少公里", REPORTS).scope.places == ()
