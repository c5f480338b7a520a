import os

import pytest

from corpus import CorpusError, Library, RefusedError, UnknownReportError, add_file

TEXT = "甲乙市政府工作报告\n各位代表：\n新增就业5万人。\n"


@pytest.fixture
def library(tmp_path):
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "old-2020.txt").write_text("丙丁市政府工作报告\n建成3座桥。\n", "utf-8")
    (tmp_path / "shipped" / "old-2020.toml").write_text('place = "丙丁"\nyear = 2020\n', "utf-8")
    return Library((tmp_path / "shipped", tmp_path / "added"))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "new.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    return path


def test_load_takes_what_is_known_from_the_file_beside(library):
    report = library.load("old-2020")
    assert (report.title, report.place, report.year) == ("丙丁市政府工作报告", "丙丁", 2020)


def test_add_keeps_the_text_and_remove_takes_it_away(library, file):
    assert add_file(file, library).report.id == "new"
    assert library.ids() == ["new", "old-2020"]
    assert (library.folders[1] / "new.txt").read_text("utf-8") == TEXT
    library.remove("new")
    assert library.ids() == ["old-2020"]
    assert list(library.folders[1].glob("new.*")) == []


def test_add_refuses_an_id_that_is_taken(library, file):
    with pytest.raises(CorpusError, match="a report 'old-2020' is there already; remove it first"):
        add_file(file, library, report_id="old-2020")


def test_a_text_without_its_facts_is_not_there_yet(library):
    library.folders[1].mkdir()
    (library.folders[1] / "cut.toml").write_text('place = "甲"', "utf-8")
    assert library.ids() == ["old-2020"]


def test_a_second_writer_is_told_who_holds_the_lock(library, file, monkeypatch):
    monkeypatch.setattr("corpus.library._PATIENCE", 0)
    with library.writing(), pytest.raises(RefusedError, match=rf"process {os.getpid()} has been changing the reports"):
        add_file(file, library)


def test_a_shipped_report_stays(library):
    with pytest.raises(CorpusError, match="'old-2020' is shipped with the project and stays"):
        library.remove("old-2020")


def test_an_unknown_id_is_answered_with_those_there_are(library):
    with pytest.raises(UnknownReportError, match="no report 'x'; there are: old-2020"):
        library.load("x")
