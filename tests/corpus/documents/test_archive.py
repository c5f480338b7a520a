import pytest

from corpus import RefusedError
from corpus.documents.archive import check_archive, holds
from tests.corpus.documents.making import as_docx


def test_an_archive_is_told_by_its_folders():
    data = as_docx(["一、回顾"])
    assert [holds(data, "word/"), holds(data, "xl/"), holds(b"PK\x03\x04", "word/"), holds(b"", "")] == [True] + [
        False
    ] * 3


def test_a_damaged_archive_is_refused():
    with pytest.raises(RefusedError, match="no readable"):
        check_archive(b"PK\x03\x04 and no more", broken="broken_xlsx")
