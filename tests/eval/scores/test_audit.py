from corpus import Metadata, read_report
from eval.scores.audit import audit_lines, draw_paragraphs

TEXT = "{}市政府工作报告\n一、2024年工作回顾\n新增就业5万人，建成公路{}公里。\n各位代表。\n建校3所。\n"
REPORTS = [
    read_report(TEXT.format(name, i), name, Metadata(place=f"{name}市", year=2025)) for i, name in enumerate("甲乙", 7)
]


def drawn(count, seed):
    return [(report.id, paragraph.number) for report, paragraph, _ in draw_paragraphs(REPORTS, count, seed)]


def test_reports_take_turns_and_paragraphs_without_a_number_are_left_out():
    whole = drawn(99, seed=1)
    assert sorted(whole) == [(name, number) for name in ("乙", "甲") for number in (2, 3, 5)]
    assert {report for report, _ in whole[:2]} == {"甲", "乙"}


def test_a_seed_draws_the_same_and_stops_when_there_are_enough():
    assert drawn(99, seed=1) == drawn(99, seed=1)
    assert drawn(99, seed=1) != drawn(99, seed=2)
    counts = [len(figures) for *_, figures in draw_paragraphs(REPORTS, 3, seed=1)]
    assert sum(counts[:-1]) < 3 <= sum(counts)


def test_every_figure_stands_on_a_line_below_its_paragraph():
    report, paragraph, figures = next(row for row in draw_paragraphs(REPORTS, 99, 0) if row[1].number == 3)
    assert list(audit_lines(report, paragraph, figures)) == [
        f"## {report.id} ¶3 (工作报告, 2025) 一、2024年工作回顾",
        paragraph.text,
        "- 5万人 | = | 50000 人 | 新增就业 | increment | actual | 2024",
        f"- {figures[1].text} | = | {figures[1].value:g} 公里 | 建成公路 | increment | actual | 2024",
        "",
    ]
