from hypothesis import given
from hypothesis import strategies as st

from corpus import Paragraph, Quote, Slice
from corpus.text.spans import sentences

TEXT = "新增5家。 建成2套，好。\n完成了。"
PARAGRAPH = Paragraph("r", 3, (), "", TEXT, sentences(TEXT), 0)


def test_a_slice_is_quoted_by_its_sentence_without_the_space_around_it():
    part = Slice(PARAGRAPH, 6, 10)
    assert (part.text, part.sentence.text) == ("建成2套", "建成2套，好。")
    assert part.sentence.quote() == Quote("r", 3, 6, 13, "建成2套，好。")
    assert Slice(PARAGRAPH, 0, 10).sentence.text == "新增5家。 建成2套，好。"


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_a_slice_of_letters_lies_in_its_sentence(start, length):
    part = Slice(PARAGRAPH, start, min(start + length, len(TEXT)))
    assert part.text.strip() in part.sentence.text
    assert part.sentence.sentence == part.sentence or not part.text.strip()
