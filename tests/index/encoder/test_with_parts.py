import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder.with_parts import MAX_CHARACTERS, SentenceWithClauses, truncate

TEXT = "新增5家，建成2套。"


@pytest.mark.parametrize(
    ("parts", "pieces"),
    [
        ((), [(TEXT, False)]),
        (((0, 4), (5, 9)), [("新增5家", True), ("，", False), ("建成2套", True), ("。", False)]),
        (((0, 4), (4, 10)), [("新增5家", True), ("，建成2套。", True)]),
        (((2, 4),), [("新增", False), ("5家", True), ("，建成2套。", False)]),
        (((0, 10),), [(TEXT, True)]),
    ],
)
def test_a_text_is_cut_where_its_parts_begin_and_end(parts, pieces):
    assert SentenceWithClauses(TEXT, parts).pieces() == pieces


@given(st.text("新增5家，。"), st.sets(st.integers(0, 12)))
def test_the_pieces_make_the_text_and_the_parts_are_among_them(text, borders):
    ends = sorted(border for border in borders if border <= len(text))
    parts = tuple(zip(ends[::2], ends[1::2], strict=False))
    pieces = SentenceWithClauses(text, parts).pieces()
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_part in pieces if is_part] == [text[start:end] for start, end in parts]


@given(st.text(max_size=50))
def test_a_short_text_without_half_characters_stays_as_it_is(text):
    assert truncate(text) == text


@given(st.text(st.characters(categories=["Cs", "Lo"]), max_size=50))
def test_any_text_can_be_encoded_once_it_is_truncated(text):
    assert truncate(text).encode().decode() == truncate(text)


@pytest.mark.parametrize(
    ("text", "short"), [("学\ud83d位", "学\ufffd位"), ("\udc00", "\ufffd"), ("学😀", "学😀"), ("", "")]
)
def test_half_a_character_is_replaced_and_a_whole_one_stays(text, short):
    assert truncate(text) == short


def test_no_more_than_a_model_reads_is_kept():
    assert truncate("学" * 3000) == "学" * MAX_CHARACTERS
