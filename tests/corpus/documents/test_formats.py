import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import RefusedError
from corpus.documents import Document, read_document
from tests.corpus.documents.making import as_docx, as_html, as_pdf

TEXT = "过去一年，全市生产总值增长5.7%，城镇新增就业4.7万人，人民生活持续改善。"


@pytest.mark.parametrize("make", [as_html, as_docx, as_pdf])
def test_a_format_is_told_by_its_bytes_whatever_its_name(make):
    assert read_document("report.txt", make([TEXT])).text.splitlines()[-1] == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_stays_as_it_is(encoding):
    assert read_document("a.txt", f"一、\r\n\u3000{TEXT}".encode(encoding)) == Document(f"一、\r\n\u3000{TEXT}")


@pytest.mark.parametrize(
    "data, why",
    [
        (b"", "the file is empty"),
        (b" \r\n\0\0", "the file is empty"),
        (b"GIF89a\0\0", "this is GIF; give .txt, .html, .docx, .pdf, .png, .jpg, .tif, .csv, .xlsx or .jsonl"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no readable picture; open it in a viewer"),
        (b"{\\rtf1 x}", "this is RTF"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            r"an old Word or WPS file \(.doc, .wps\); open it in Word or WPS, choose File, Save As, Word Document",
        ),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), r"an old Excel file \(.xls\); save it as .xlsx"),
        (b"<?xml version='1.0'?><data/>", "this is XML; give .txt"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "this document is protected by a password"),
        (b"abc\0def", r"binary data \(a NUL byte\) at byte offset 3"),
        (b"\xff\xfe\x00", "damaged UTF-16 at byte offset 2"),
        (b"x" * 2_000_001, "2,000,001 bytes, over the limit of 2,000,000 for .txt"),
        (b"<html>" + b"<b>" * 3_000_000, "9,000,006 bytes, over the limit of 8,000,000 for .html"),
        (b"%PDF-" + b" " * 40_000_000, "40,000,005 bytes, over the limit of 40,000,000 for .pdf"),
    ],
)
def test_what_cannot_be_read_is_told(data, why):
    with pytest.raises(RefusedError, match=why):
        read_document("a.txt", data)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow's own words on what it then refuses
@settings(deadline=None)  # the first file of a format imports its library
@given(
    st.sampled_from(
        [
            b"",
            b"<html>",
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"II*\0",
        ]
    ),
    st.binary(),
)
def test_any_bytes_give_text_or_a_clear_error_in_both_languages(start, data):
    try:
        assert isinstance(read_document("a", start + data).text, str)
    except RefusedError as error:
        assert error.message.english
        assert error.message.chinese


@pytest.mark.parametrize(
    "name, make, original", [("a.pdf", as_pdf, ".pdf"), ("a.docx", as_docx, ".docx"), ("a.html", as_html, "")]
)
def test_what_shows_more_than_its_text_is_to_be_kept(name, make, original):
    assert read_document(name, make([TEXT])).original == original


def test_lines_of_a_page_stand_where_they_do_after_the_text_is_mended():
    document = read_document("a.pdf", as_pdf(["全年完成投资4 0.8亿元，", "新增就业5万人。"], head=""))
    assert [document.text[line.start : line.end] for line in document.lines] == [
        "全年完成投资40.8亿元，",
        "新增就业5万人。",
    ]
