from corpus import Span
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, JOBS_PLANNED, MUSEUM


def test_a_report_is_cut_into_sentences_with_their_figures(report):
    body = [key for key in report.segments if key.paragraph in (4, 6)]
    assert body == [JOBS, CANTEENS, JOBS_PLANNED, MUSEUM]
    assert [[figure.text for figure in report.segments[key].figures] for key in body] == [
        ["4.83万人", "5.2%"],
        ["22个", "300个"],
        ["5万人"],
        ["400个"],
    ]


def test_a_clause_has_its_own_text_and_figures(report):
    canteens = report.segments[CANTEENS]
    second = canteens.segment.clauses[1]
    assert canteens.clause_text(second) == "改造老旧小区300个"
    assert [figure.text for figure in canteens.figures_of(second)] == ["300个"]
    assert canteens.figures_of(Span(0, 1)) == []


def test_the_header_tells_results_from_goals(report):
    assert [report.segments[key].segment.header for key in (JOBS, MUSEUM)] == [
        "甲乙 去年2024回顾：",
        "甲乙 今年2025计划：",
    ]
