import json

import pytest

from eval.errors import DatasetError
from eval.learn.encoder.examples import contrastive_pairs
from eval.learn.pointers import Pointer, ReportTexts
from eval.learn.training_questions import (
    ALL_POINTED,
    FigureValue,
    TrainingQuestion,
    point,
    read_pointed,
    write_pointed,
)
from eval.sets import REPORTS, SHIPPED

needs_reports = pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the development reports in ../shared/reports")


def test_point_names_the_line_of_a_lost_quote(tmp_path):
    (tmp_path / "a.txt").write_text("新增学位", "utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "1", "report": "a", "question": "?", "answerable": true, "quote": "床位"}\n', "utf-8")
    with pytest.raises(DatasetError, match=r"gold.jsonl:1: '床位' stands nowhere in the report"):
        point(gold, tmp_path)


@pytest.fixture
def gold(tmp_path):
    """Write lines of gold beside a report of two clauses."""
    (tmp_path / "a.txt").write_text("新增学位 3.2万个，新增床位60张。", "utf-8")

    def write(*lines):
        (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return tmp_path / "gold.jsonl"

    return write


SOURCE = "新增学位 3.2万个，新增床位60张。"
FIGURE = {"text": "60张", "value": 60, "unit": "张", "comparator": "="}


def test_point_takes_quotes_in_each_form_of_gold(gold, tmp_path):
    path = gold(
        {"id": "1", "report": "a", "question": "学位？", "answerable": True, "quote": "新增学位3.2万个",
         "type": "figure", "style": "plain", "tempting": "新增床位60张"},
        {"id": "2", "report": "a", "question": "都新增了什么？", "answerable": True, "kind": "list",
         "quotes": ["新增学位3.2万个", "新增床位60张"], "figures": [FIGURE]},
        {"id": "3", "question": "甲市床位？", "answerable": True,
         "evidence": [{"report": "a", "quote": "新增床位60张"}]},
        {"id": "4", "report": "a", "question": "月球？", "answerable": False, "quote": ""},
    )  # fmt: skip
    places, beds = Pointer.to("新增学位3.2万个", SOURCE), Pointer.to("新增床位60张", SOURCE)
    assert point(path, tmp_path) == (
        [
            TrainingQuestion("1", "a", "学位？", (places,), kind="figure", style="plain", tempting=beds),
            TrainingQuestion("2", "a", "都新增了什么？", (places, beds), (FigureValue(60, "张"),), "list"),
            TrainingQuestion("3", "a", "甲市床位？", (beds,)),
            TrainingQuestion("4", "a", "月球？", ()),
        ],
        0,
    )


def test_point_leaves_out_what_no_single_report_answers_and_the_shipped_report(gold, tmp_path):
    evidence = [{"report": "a", "quote": "新增床位60张"}, {"report": "b", "quote": "新增床位70张"}]
    path = gold(
        {"id": "1", "question": "哪年床位多？", "answerable": True, "evidence": evidence},
        {"id": "2", "question": "火星？", "answerable": False, "evidence": []},
        {"id": "3", "report": SHIPPED, "question": "床位？", "answerable": True, "quote": "新增床位60张"},
    )
    assert point(path, tmp_path) == ([], 3)


def test_questions_survive_a_file(tmp_path):
    questions = (
        TrainingQuestion("1", "a", "多少？", (Pointer(0, 2, "ab"),), (FigureValue(2.5, "亿"),), "figure", "plain"),
        TrainingQuestion("2", "a", "谁？", (), tempting=Pointer(0, 2, "ab")),
    )
    write_pointed(tmp_path / "q.jsonl", questions)
    assert read_pointed(tmp_path / "q.jsonl") == questions


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[]", "the line should be an object, it is"),
        ("{", "no JSON: "),
        ('{"id": "1"}', "'report' is missing"),
        (
            '{"id": "1", "report": "a", "question": "?", "answers": [{"start": 0, "end": "2"}]}',
            "'answers.0.end' should be a valid integer",
        ),
    ],
)
def test_a_malformed_line_is_named(tmp_path, line, reason):
    (tmp_path / "q.jsonl").write_text(line)
    with pytest.raises(DatasetError, match=rf"q\.jsonl:1: {reason}"):
        read_pointed(tmp_path / "q.jsonl")


def test_so_many_questions_ship_and_none_is_about_the_shipped_report():
    questions = [read_pointed(path) for path in ALL_POINTED]
    assert [len(some) for some in questions] == [2640, 1666, 682, 271]
    assert SHIPPED not in {question.report for some in questions for question in some}


@needs_reports
@pytest.mark.parametrize("path", ALL_POINTED, ids=lambda path: path.stem)
def test_every_shipped_pointer_finds_its_text(path):
    sources = ReportTexts(REPORTS)
    for question in read_pointed(path):
        for pointer in filter(None, (*question.answers, question.tempting)):
            assert pointer.read(sources[question.report])


@needs_reports
def test_nearly_every_answer_stands_in_a_paragraph():
    questions = [q for q in read_pointed() if q.answers and q.report == "mun_qingdao_2018"]
    pairs = contrastive_pairs(questions, REPORTS, seed=0)
    assert len(pairs) >= 0.99 * len(questions)
    assert all(pair.right != pair.wrong for pair in pairs)
