from corpus import Span
from index.cross_encoder.pair import Pair
from index.cross_encoder.segment import Segment

TEXT = "学位10个，学a"
SEGMENT = Segment("r", 1, 0, len(TEXT), TEXT, (Span(0, 5), Span(6, 8)), "ab：")


def test_question_header_and_segment_stand_in_one_row(tokenizer):
    pair = Pair.of(tokenizer, "学位", SEGMENT, [Span(2, 5)])
    bos, eos = tokenizer.bos, tokenizer.eos
    asked, header = tokenizer.pieces("学位", 9), tokenizer.pieces("ab：", 9)
    said = [tokenizer.pieces(text, 9, continued=True) for text in ("学位", "10个", "，", "学a")]
    assert pair.tokens == (bos, *asked, eos, eos, *header, *(token for piece in said for token in piece), eos)


def test_clauses_and_figures_are_stretches_of_the_tokens(tokenizer):
    pair = Pair.of(tokenizer, "学位", SEGMENT, [Span(2, 5)])
    first, second = ([pair.tokens[place] for place in range(span.start, span.end)] for span in pair.clauses)
    (figure,) = pair.figures
    pieces = [tokenizer.pieces(text, 9, continued=True) for text in ("学位", "10个", "学a")]
    assert (first, second) == ([*pieces[0], *pieces[1]], pieces[2])
    assert list(pair.tokens[figure.start : figure.end]) == pieces[1]


def test_what_is_too_long_is_cut_and_says_nothing(tokenizer):
    text = "学" * 400 + "，个"
    segment = Segment("r", 1, 0, len(text), text, (Span(0, 400), Span(401, 402)), "")
    pair = Pair.of(tokenizer, "位" * 300, segment)
    assert len(pair.tokens) == 64 + 156 + 4
    assert pair.clauses == (Span(67, 67 + 156), Span(67 + 156, 67 + 156))
