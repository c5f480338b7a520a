import pytest

from corpus import Library, read_report
from corpus.duplicates import same_place_and_year, same_report, sentences_of

LINES = [f"第{n}件实事全部办结，建成老年食堂{n}个。" for n in range(10, 20)]
TEXT = "甲乙市2025年政府工作报告\n各位代表：\n" + "\n".join(LINES)


@pytest.fixture
def library(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text(TEXT, "utf-8")
    (tmp_path / "other.txt").write_text("丙丁市政府工作报告\n各位代表：\n建成桥梁3座，改造老旧小区120个。", "utf-8")
    return Library((tmp_path,))


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", ""), TEXT.replace("，", "， "), "\n".join(LINES[1:])])
def test_a_report_is_known_by_its_sentences(library, text):
    assert same_report(text, library) == "jiayi-2025"


@pytest.mark.parametrize("text", ["", "\n".join(LINES[:5]), "新增就业5万人，粮食产量46亿斤。"])
def test_another_report_is_not(library, text):
    assert same_report(text, library) == ""


def test_a_changed_file_is_read_anew(library, tmp_path):
    assert same_report(TEXT, library) == "jiayi-2025"
    (tmp_path / "jiayi-2025.txt").write_text("丙丁市政府工作报告\n修桥2座，造林三十万亩，办学五所。", "utf-8")
    assert same_report(TEXT, library) == ""


def test_reports_of_one_place_and_year_are_named(library):
    assert same_place_and_year(read_report("甲乙市2025年政府工作报告\n另一份。", "x"), library) == ["jiayi-2025"]
    assert same_place_and_year(read_report("甲乙市2024年政府工作报告\n另一份。", "x"), library) == []
    assert same_place_and_year(read_report("今天天气好。", "x"), library) == []


def test_sentences_are_compared_without_spaces_and_width_and_short_ones_left_out():
    assert sentences_of("全年新增就业 5万人。好。") == sentences_of("全年新增\n就业５万人。")
    assert sentences_of("好。") != sentences_of("坏。")
