import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from corpus import RefusedError
from corpus.documents.pdfium import opened, picture_of
from tests.corpus.documents.making import as_pdf

PDF = as_pdf(["新增就业5万人。"])


def test_a_page_is_drawn_in_the_size_that_is_asked_for():
    page = picture_of(PDF, 0, 842)
    assert (page.mode, page.size, page.getpixel((0, 0))) == ("RGB", (595, 842), (255, 255, 255))


def test_a_page_that_says_it_is_huge_is_drawn_no_larger():
    huge = PDF.replace(b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 0 0 595000 842000 ]"[:25])
    assert max(picture_of(huge, 0, 842).size) == 842


@pytest.mark.parametrize("number", [-1, 1])
def test_a_page_that_is_not_there_is_refused(number):
    with pytest.raises(RefusedError, match=f"no page {number + 1}; it has 1"):
        picture_of(PDF, number, 842)


@pytest.mark.parametrize(
    "data, why",
    [
        (b"%PDF-1.7", "no readable PDF"),
        (as_pdf(["a"], encrypt=StandardEncryption("secret")), "protected by a password"),
    ],
)
def test_a_damaged_and_a_locked_file_are_told_apart(data, why):
    with pytest.raises(RefusedError, match=why), opened(data):
        pass
