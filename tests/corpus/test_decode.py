import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import DecodeError, decode

TEXT = "城镇新增就业超过4.7万人。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_decode_reads_every_encoding_of_reports(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_decode_keeps_line_ends():
    assert decode("一\r\n二\n".encode()) == "一\r\n二\n"


def test_decode_names_the_offset_of_damaged_utf8():
    data = TEXT.encode() * 3
    with pytest.raises(DecodeError, match="damaged UTF-8 at byte offset 72") as caught:
        decode(data[:72] + b"\xff" + data[72:])
    assert caught.value.offset == 72


def test_decode_names_the_offset_of_bytes_that_are_no_text():
    with pytest.raises(DecodeError, match="neither UTF-8 nor GB18030 at byte offset 2"):
        decode(b"ab\xff\xff")


def test_decode_refuses_binary():
    with pytest.raises(DecodeError, match=r"binary data .* at byte offset 4"):
        decode(b"\x89PNG\x00\x01")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_decode_is_the_inverse_of_utf8(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.binary())
def test_decode_gives_text_or_a_clear_error(data):
    try:
        assert isinstance(decode(data), str)
    except DecodeError as error:
        assert 0 <= error.offset < len(data)
