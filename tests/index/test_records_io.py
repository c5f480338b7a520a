import json
from dataclasses import asdict

import pytest

from corpus import Library, figures_of
from index.records_io import read_figures, read_reports, to_json, write_records


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
