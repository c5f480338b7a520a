import json
from dataclasses import asdict, replace

import pytest

from corpus import Library, PageLine, figures_of, read_report
from index.records_io import read_figures, read_reports, to_json, write_records

TEXT = "甲乙市政府工作报告\n各位代表：\n新增就业5万人。"
LINES = (PageLine(0, 9, 1, (0.1, 0.1, 0.9, 0.2), 0.5), PageLine(10, 23, 2, (0.1, 0.3, 0.9, 0.4)))


@pytest.fixture(scope="module")
def report():
    return Library.default().load("mianyang-2023")


@pytest.fixture(scope="module")
def figures(report):
    return [figure for paragraph in report.paragraphs for figure in figures_of(paragraph, report.year)]


def test_writing_and_reading_are_inverse(report, figures, tmp_path):
    write_records(tmp_path / "reports.jsonl", [report, report])
    write_records(tmp_path / "figures.jsonl", figures)
    assert read_reports(tmp_path / "reports.jsonl") == (report, report)
    assert read_figures(tmp_path / "figures.jsonl") == tuple(figures)


def test_a_line_is_what_json_writes_of_all_fields(report, figures):
    for record in (report, *figures):
        assert to_json(record) == json.dumps(asdict(record), ensure_ascii=False)


def test_rows_of_tables_are_read_as_they_were_written(tmp_path):
    lines = "甲市统计公报\n——2021年3月1日\n一、综合\n全年平稳。\n单位：亿元\n指标\t2020年\n产值\t5\n"
    report = read_report(lines, "a")
    write_records(tmp_path / "reports.jsonl", [report])
    assert report.paragraphs[-1].row.cells[0].indicator == "产值"
    assert read_reports(tmp_path / "reports.jsonl") == (report,)


def test_the_places_of_lines_on_pages_are_read_again(tmp_path):
    report = read_report(TEXT, "a", None, LINES, ".pdf")
    figures = [replace(figure, ocr_certainty=0.5) for p in report.paragraphs for figure in figures_of(p, 2025)]
    write_records(tmp_path / "reports", [report])
    write_records(tmp_path / "figures", figures)
    assert [paragraph.lines for paragraph in report.paragraphs] == [
        (LINES[0],),
        (replace(LINES[1], start=0, end=5),),
        (replace(LINES[1], start=0, end=7),),
    ]
    assert (read_reports(tmp_path / "reports"), read_figures(tmp_path / "figures")) == ((report,), tuple(figures))
