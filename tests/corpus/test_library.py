import os

import pytest

from corpus import CorpusError, Library, NoSuchReportError, RefusedError, add, add_file
from tests.corpus.documents.making import as_docx, as_pdf

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
    with pytest.raises(NoSuchReportError, match="no report 'x'; there are: old-2020"):
        library.load("x")


PDF = as_pdf(
    ["甲乙市政府工作报告", "各位代表：", "过去一年，全市上下团结奋斗，新增就业5万人，人民生活持续改善。"], head=""
)


@pytest.mark.parametrize(
    "name, data", [("new.pdf", PDF), ("new.docx", as_docx(["甲乙市政府工作报告", "新增就业5万人。"]))]
)
def test_the_original_is_kept_beside_the_text_and_leaves_with_it(library, name, data):
    report = add(name, data, library).report
    original = library.original("new")
    assert (original.name, original.read_bytes()) == (f"new.original{original.suffix}", data)
    assert (report.original, library.load("new")) == (original.suffix, report)
    library.remove("new")
    assert [path.name for path in library.folders[1].glob("[!.]*")] == []


def test_a_text_is_its_own_original(library, file):
    assert (add_file(file, library).report.original, library.original("new")) == ("", None)
    assert library.original("old-2020") is None


def test_where_a_paragraph_stands_on_the_pages_is_remembered(library):
    add("new.pdf", PDF, library)
    lines = library.load("new").paragraphs[2].lines
    assert [(line.start, line.end, line.page, line.certainty) for line in lines] == [
        (0, 25, 1, None),
        (25, 31, 1, None),
    ]


def test_nothing_is_left_of_what_could_not_be_written_whole(library, monkeypatch):
    def full(path, data):
        if path.suffix == ".pdf":
            raise RefusedError("cannot_write", path=str(path), why="No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr("corpus.library._write_atomically", full)
    with pytest.raises(RefusedError, match="No space left on device; nothing was added"):
        add("new.pdf", PDF, library)
    assert [path.name for path in library.folders[1].glob("[!.]*")] == []


def test_what_an_interrupted_addition_left_is_not_taken_for_an_original(library, file):
    library.folders[1].mkdir()
    (library.folders[1] / "new.original.pdf").write_bytes(PDF)
    assert add_file(file, library).report.original == ""
