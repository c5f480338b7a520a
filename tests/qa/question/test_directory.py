import pytest

from qa.errors import UnknownPlaceError
from qa.question.directory import Directory
from tests.qa.question.test_scope import REPORTS, report

DIRECTORY = Directory(REPORTS)
ALL = DIRECTORY.reports


@pytest.mark.parametrize("name", ["四川省", "四川", " 川 ", "sichuan"])
def test_a_place_is_found_by_any_of_its_names(name):
    assert DIRECTORY.named(name) == "四川省"


@pytest.mark.parametrize("name", ["江苏", "没有的地方", ""])
def test_a_place_without_a_report_is_refused_with_those_that_are_there(name):
    with pytest.raises(UnknownPlaceError, match="现有：四川省2025、2026年，广东省2025年，绵阳市2023年，全国2022年。"):
        DIRECTORY.named(name)


def test_reports_are_ordered_by_year_the_newest_first_and_without_one_last():
    undated = report("undated", "甲市", None)
    directory = Directory([undated, *REPORTS])
    assert directory.newest_first(directory.reports) == [
        "sichuan-2026",
        "guangdong-2025",
        "sichuan-2025",
        "mianyang-2023",
        "nation-2022",
        "undated",
    ]


def test_reports_are_chosen_by_place_level_speaker_and_words():
    assert DIRECTORY.of_place("四川省", ALL) == ["sichuan-2026", "sichuan-2025"]
    assert DIRECTORY.of_level("市", ALL) == ["mianyang-2023"]
    assert DIRECTORY.of_speaker("李云市长作的报告", ALL) == ["mianyang-2023"]
    assert DIRECTORY.naming(["机场", "码头"], ALL) == ["sichuan-2026"]


def test_a_municipality_is_a_province_and_a_city():
    directory = Directory([report("bj", "北京市", 2025)])
    assert [directory.of_level(level, ["bj"]) for level in ("省", "市", "县")] == [["bj"], ["bj"], []]


def test_a_report_without_a_place_is_nowhere():
    place = Directory([report("lost", "", 2025)]).place("lost")
    assert (place.name, place.parent, place.names) == ("", "", ())


def test_more_places_than_anybody_reads_are_counted():
    many = [report(f"r{number}", f"第{number}区", 2025) for number in range(14)]
    assert Directory(many).listed().endswith("第11区2025年等14个地方")
