from types import SimpleNamespace

import pytest

from corpus import Metadata, Span, figures_of, read_report
from index import Clause, FigureMatch, Hit
from index.cross_encoder import SegmentReading
from qa.answering.close_reading import UNREAD, CloseReader, CloseReading

TEXT = """清河市政府工作报告
一、2024年工作回顾
新增学位3.2万个，建成公园12个。地区生产总值增长5%。旅游人次增长8%。
改造老旧小区20个。加装电梯30部。
"""


class WordCounter:
    """Reads as a cross-encoder does; a clause's log-odds are the characters that it shares with the question."""

    tokenizer = SimpleNamespace(pieces=lambda text, limit, continued=False: list(text))

    def __init__(self):
        self.read_together = []

    def read(self, question, segments):
        self.read_together.append([segment.text for segment, _ in segments])
        return [
            SegmentReading(
                segment,
                tuple(float(len(set(question) & set(self._text(segment, span)))) for span in segment.clauses),
                {figure.id: float(figure.value) for figure in figures},
            )
            for segment, figures in segments
        ]

    @staticmethod
    def _text(segment, span):
        return segment.text[span.start - segment.start : span.end - segment.start]


@pytest.fixture
def report():
    return read_report(TEXT, "qinghe-2025", Metadata(place="清河市", year=2025))


@pytest.fixture
def hits(report):
    """The two paragraphs, the second one better, with its last clause the best of all."""

    def hit(number, score, scores):
        paragraph = report.paragraphs[number - 1]
        spans = [span for sentence in paragraph.sentences for span in _clauses(paragraph.text, sentence)]
        clauses = tuple(Clause(span.start, span.end, value) for span, value in zip(spans, scores, strict=True))
        figures = tuple(FigureMatch(figure, 0.0) for figure in figures_of(paragraph, 2025))
        return Hit(paragraph, score, 0.5, 0.5, clauses, figures)

    first, second = (p.number for p in report.paragraphs if p.role == "body")
    return [hit(second, 2.0, [0.5, 3.0]), hit(first, 1.0, [2.8, 0.1, 1.0, -9.0])]


def _clauses(text, sentence):
    from corpus.text.spans import clauses

    return [span.moved(sentence.start) for span in clauses(sentence.of(text))]


def asking(text, several=False, form="figure"):
    return SimpleNamespace(text=text, wants=SimpleNamespace(several=several, form=form))


def test_the_four_nearest_segments_are_read_the_nearest_first(report, hits):
    counter = WordCounter()
    CloseReader(counter, {report.id: report}).read(asking("平"), hits)
    # 3.0; 2.8 - 0.5; 1.0 - 0.5 and 0.5 - 0.0 of the better passage, which is the nearer; not -9.0
    assert counter.read_together == [
        ["加装电梯30部。", "新增学位3.2万个，建成公园12个。"],
        ["改造老旧小区20个。", "地区生产总值增长5%。"],
    ]


@pytest.mark.parametrize(
    ("question", "read"),
    [(asking("电梯"), 1), (asking("电梯", several=True), 2), (asking("电梯", form="list"), 2), (asking("旧"), 2)],
)
def test_where_the_nearest_surely_answer_no_more_is_read(report, hits, question, read):
    counter = WordCounter()
    CloseReader(counter, {report.id: report}).read(question, hits)
    assert len(counter.read_together) == read


def test_a_reading_tells_of_clauses_and_of_figures_and_of_what_was_not_read(report, hits):
    reading = CloseReader(WordCounter(), {report.id: report}).read(asking("加装电梯", several=True), hits)
    lifts, parks = hits[0], hits[1]
    number = lifts.passage.number
    assert reading.clause(report.id, number, Span(9, 15)) == 4.0
    assert reading.clause(report.id, number, Span(0, 8)) == 0.0
    assert reading.clause("another", number, Span(9, 15)) == UNREAD
    told = {match.figure.text: reading.figure(match.figure) for match in (*lifts.figures, *parks.figures)}
    assert told == {
        "20个": (20.0, 0.0),
        "30部": (30.0, 4.0),
        "3.2万个": (32_000.0, 0.0),
        "12个": (12.0, 0.0),
        "5%": (5.0, 0.0),
        "8%": (UNREAD, UNREAD),
    }


def test_a_figure_outside_every_clause_has_no_clause_that_answers(report, hits):
    reading = CloseReader(WordCounter(), {report.id: report}).read(asking("加装电梯", several=True), hits)
    (segment,) = [each for each in reading.segments if "电梯" in each.segment.text]
    figure = SimpleNamespace(id="x", start=segment.segment.end + 1)
    outside = CloseReading.of([SegmentReading(segment.segment, segment.clauses, {"x": 1.0})], [figure])
    assert outside.figures == {"x": (1.0, UNREAD)}
