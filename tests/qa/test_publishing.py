from types import SimpleNamespace

import pytest

from corpus import Library, Metadata, NoSuchReportError, RefusedError
from index import IndexingError
from qa.errors import ShelfError
from qa.publishing import Shelf
from tests.corpus.documents.making import as_docx

DATA = "甲乙市政府工作报告\n各位代表：\n今年建成桥梁3座。\n".encode()
SHIPPED = "mianyang-2023"


@pytest.fixture
def published(monkeypatch, tmp_path):
    """The ids and years of the reports that were indexed, each time; an error put here is raised by the next build."""
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    builds = []

    def build(reports, encoder, quiet):
        assert (encoder, quiet) == ("encoder", True)
        if builds and isinstance(builds[-1], Exception):
            raise builds.pop()
        builds.append([(report.id, report.year) for report in reports])

    monkeypatch.setattr("qa.publishing.build", build)
    return builds


@pytest.fixture
def looks():
    return []


@pytest.fixture
def shelf(published, looks):
    return Shelf(SimpleNamespace(bot=SimpleNamespace(encoder="encoder"), look=lambda: looks.append("look")))


def test_what_is_added_corrected_and_removed_is_indexed_and_answered_from(shelf, published, looks):
    added = shelf.add("a.txt", DATA, report_id="a", known=Metadata(year=2024))
    assert (added.report.id, added.report.place, added.figures) == ("a", "甲乙市", 1)
    assert shelf.correct("a", Metadata(year=2025)).report.year == 2025
    shelf.remove("a")
    assert published == [[("a", 2024), (SHIPPED, 2023)], [("a", 2025), (SHIPPED, 2023)], [(SHIPPED, 2023)]]
    assert looks == ["look"] * 3


def test_a_report_that_cannot_be_indexed_is_taken_out_again_and_says_why(shelf, published, looks):
    published.append(IndexingError("no room"))
    with pytest.raises(ShelfError, match="报告已读入，但索引没有建成，所以没有添加；原因见服务器日志"):
        shelf.add("a.txt", DATA)
    assert (Library.default().ids(), looks) == ([SHIPPED], [])


def test_an_error_of_the_program_takes_the_report_out_too_and_goes_on_as_it_is(shelf, published):
    published.append(RuntimeError("a bug"))
    with pytest.raises(RuntimeError, match="a bug"):
        shelf.add("a.txt", DATA)
    assert Library.default().ids() == [SHIPPED]


def test_a_correction_and_a_removal_stay_though_the_index_is_not_built(shelf, published):
    shelf.add("a.txt", DATA, report_id="a")
    published.append(IndexingError("no room"))
    with pytest.raises(ShelfError, match="已改正，但索引没有重建，暂时还按原来的答；原因见服务器日志"):
        shelf.correct("a", Metadata(year=2025))
    assert Library.default().load("a").year == 2025
    published.append(IndexingError("no room"))
    with pytest.raises(ShelfError, match="报告已删除，但索引没有重建，暂时还会答到它；原因见服务器日志"):
        shelf.remove("a")
    assert Library.default().ids() == [SHIPPED]


def test_what_is_refused_is_not_indexed(shelf, published, looks):
    with pytest.raises(RefusedError):
        shelf.add("a.txt", b"")
    with pytest.raises(NoSuchReportError):
        shelf.correct("nowhere", Metadata(year=2025))
    with pytest.raises(RefusedError):
        shelf.remove(SHIPPED)
    assert (published, looks) == ([], [])


def test_the_original_of_a_report_is_given_as_long_as_it_is_there(shelf):
    shelf.add("a.docx", as_docx(["甲乙市政府工作报告", "各位代表：", "今年建成桥梁3座。"]))
    assert shelf.original("a").name == "a.original.docx"
    shelf.remove("a")
    assert (shelf.original("a"), shelf.original(SHIPPED)) == (None, None)
