from corpus import Paragraph, Quote, Slice, Span
from qa.answering.draft import Draft
from qa.judging.features import AnswerFeatures

PARAGRAPH = Paragraph("r", 1, (), "", "修路。架桥。修路。", (Span(0, 3), Span(3, 6), Span(6, 9)), 0)
ROAD, BRIDGE, AGAIN = (Slice(PARAGRAPH, start, start + 2) for start in (0, 3, 6))
UNUSED: AnswerFeatures = None  # type: ignore[assignment]


def test_a_line_is_said_once():
    assert Draft((ROAD, BRIDGE, AGAIN)).text == "修路\n架桥"


def test_two_sides_of_a_comparison_may_say_the_same():
    draft = Draft((ROAD, AGAIN, ROAD), evidence=(UNUSED,) * 3)
    assert draft.text == "修路\n修路\n修路"
    assert [quote.start for quote in draft.quotes] == [0, 6, 0]


def test_what_is_nearly_as_likely_is_quoted_behind():
    also = Quote("r", 1, 3, 6, "架桥。")
    assert [quote.text for quote in Draft((ROAD, ROAD), also=(also,)).quotes] == ["修路。", "架桥。"]
