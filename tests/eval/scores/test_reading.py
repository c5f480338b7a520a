import json

import pytest

from corpus import ROOT, read_report
from eval.errors import UnavailableError
from eval.gold import GoldDocument
from eval.scores.reading import HELD_OUT, DocumentReading, read_folder, reading_table, split_held_out

RAW = ROOT.parent / "shared" / "raw"
TEXT = "政府工作报告\n——2021年2月6日在甲乙县第十届人民代表大会第三次会议上\n各位代表：\n一、回顾\n新增就业5万人。\n"


def reading(place, year, text=TEXT):
    return DocumentReading(GoldDocument("a.txt", place, year), read_report(text, "a"))


def test_a_folder_is_read_and_laid_beside_what_is_right(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\n")
    rows = [{"file": "a.txt", "county": "甲乙", "year": 2021}, {"file": "b.txt", "place": "丙市", "year": 2020}]
    (tmp_path / "metadata.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert reading_table(read_folder(tmp_path)).splitlines()[2:] == [
        "| a.txt | 政府工作报告 | 甲乙县 | 县 | 2021 |",
        "| b.txt | refused: the file is empty; choose the file that holds the report | | | |",
        "",
        "of 2 right: place and year 1, place 1, year 1, title 1",
    ]


@pytest.mark.parametrize("place, right", [("甲乙县", True), ("甲乙", True), ("乙", False), ("甲乙市", False)])
def test_a_place_is_right_by_its_full_or_short_name(place, right):
    assert reading(place, 2021).place is right


def test_a_session_line_and_a_heading_are_no_titles():
    assert not reading("甲乙", 2021, TEXT.removeprefix("政府工作报告\n")[:32] + "\n一、回顾\n好。\n").title
    assert reading("甲乙", 2021).title


def test_a_folder_without_metadata_is_judged_by_its_files_names(tmp_path):
    (tmp_path / "prov2021_sichuan.txt").write_text(TEXT, "utf-8")
    (tmp_path / "national_2021.txt").write_text(TEXT, "utf-8")
    assert [read.gold for read in read_folder(tmp_path)] == [
        GoldDocument("national_2021.txt", "全国", 2021),
        GoldDocument("prov2021_sichuan.txt", "四川省", 2021),
    ]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(UnavailableError, match="give the folder of raw files with --raw"):
        read_folder(tmp_path / "none")


@pytest.mark.skipif(not RAW.is_dir(), reason="the raw files are not beside this checkout")
def test_the_files_held_out_are_among_the_raw_ones():
    names = [entry["file"] for entry in map(json.loads, (RAW / "metadata.jsonl").read_text("utf-8").splitlines())]
    seen, held = split_held_out([DocumentReading(GoldDocument(name, "", 0), None) for name in names])
    assert (len(seen), len(held)) == (22, 21)
    assert HELD_OUT.is_file()
