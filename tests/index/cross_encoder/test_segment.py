from itertools import pairwise

import pytest

from corpus import Metadata, Span, read_report
from index.cross_encoder.segment import Segment, _even_runs, header_of, segments_of

TEXT = """清河市政府工作报告
一、2024年工作回顾
新增学位3.2万个，建成公园12个。地区生产总值增长5%。
二、2025年重点工作
力争城镇新增就业5万人。
"""


@pytest.fixture
def report():
    return read_report(TEXT, "qinghe-2025", Metadata(place="清河市", year=2025))


def test_a_sentence_is_a_segment_with_its_clauses(report, tokenizer):
    paragraph = next(paragraph for paragraph in report.paragraphs if "学位" in paragraph.text)
    number, header = paragraph.number, "清河 去年2024回顾："
    assert segments_of(paragraph, "清河市", 2025, tokenizer) == (
        Segment("qinghe-2025", number, 0, 18, "新增学位3.2万个，建成公园12个。", (Span(0, 9), Span(10, 17)), header),
        Segment("qinghe-2025", number, 18, 29, "地区生产总值增长5%。", (Span(18, 28),), header),
    )


def test_the_header_says_whose_results_or_goals_of_which_year_stand_there(report):
    last = report.paragraphs[-1]
    assert header_of(last, "清河市", 2025) == "清河 今年2025计划："
    assert header_of(last, "", None) == " ："


def test_a_long_sentence_is_cut_into_windows_that_cover_it(report, tokenizer):
    clauses = "，".join(["学个位个10个ab个" * 2] * 9)
    paragraph = read_report(f"甲市政府工作报告\n{clauses}。", "a", Metadata(year=2025)).paragraphs[-1]
    segments = segments_of(paragraph, "甲市", 2025, tokenizer)
    assert len(segments) > 1
    assert "".join(segment.text for segment in segments) == paragraph.text
    assert all(one.end == other.start for one, other in pairwise(segments))
    assert [span.of(paragraph.text) for segment in segments for span in segment.clauses] == clauses.split("，")


@pytest.mark.parametrize("sizes", [[5], [96], [50, 50], [200, 3, 3], [10] * 40])
def test_runs_cover_all_in_order(sizes):
    runs = _even_runs(sizes)
    assert [place for first, beyond in runs for place in range(first, beyond)] == list(range(len(sizes)))
    assert all(beyond > first for first, beyond in runs)
