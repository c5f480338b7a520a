"""Files are read in a process of its own: what it says comes back whole, and what goes over its limits is refused."""

import resource

import pytest

from corpus import RefusedError
from corpus.documents import child, read_document
from corpus.documents.child import draw_limited, read_limited
from tests.corpus.documents.hostile import FILES
from tests.corpus.documents.making import as_pdf

TEXT = "甲乙市政府工作报告\n新增就业5万人。\n"

LIMITS = {"file.cpu_seconds": 4, "file.wall_seconds": 600, "file.memory": 600_000_000, "file.scan_memory": 600_000_000}
REFUSED = {"too_demanding", "html_too_many_tags", "too_many_sentences", "broken_docx", "broken_pdf"}


@pytest.fixture
def tight(monkeypatch):
    whole = child.limit
    monkeypatch.setattr(child, "limit", lambda name: LIMITS.get(name) or whole(name))


def test_a_document_comes_back_as_it_is_read():
    data = as_pdf(["甲乙市政府工作报告", "新增就业5万人。"])
    assert read_limited("a.pdf", data) == read_document("a.pdf", data)


def test_a_refusal_comes_back_with_its_details():
    with pytest.raises(RefusedError) as refused:
        read_limited("a.txt", b"\0\0a")
    assert (refused.value.message.code, dict(refused.value.message.details)) == ("binary", {"offset": 0})


def test_a_page_that_is_not_there_is_refused():
    with pytest.raises(RefusedError, match="no page 9"):
        draw_limited(as_pdf(["甲"]), ".pdf", 9, [])


@pytest.mark.parametrize(
    "kind", ["pdf drawing itself twice", "docx of nested boxes", "page of attributes", "text of sentences"]
)
def test_a_hostile_file_is_refused_or_read_within_the_limits(tight, kind):
    name, data = FILES[kind]()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        assert read_limited(name, data).text
    except RefusedError as refused:
        assert refused.message.code in REFUSED
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 15


def test_an_error_of_ours_is_told_as_one(monkeypatch, caplog):
    monkeypatch.setattr(child, "_START", "import sys; sys.exit(5)")
    with pytest.raises(RefusedError, match="an error of ours"):
        read_limited("a.txt", TEXT.encode())
    assert "exit code 5" in caplog.text
