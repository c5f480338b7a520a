import pytest

from corpus import ROOT
from eval.learn.encoder.examples import examples
from eval.learn.encoder.questions import Pointer, Sources, TrainingQuestion, point, read_questions, write_questions
from index.errors import IndexingError

REPORTS = ROOT.parent / "shared" / "reports"
SHIPPED = ROOT / "eval" / "learn" / "data" / "questions.jsonl"


def test_a_pointer_reads_what_it_was_made_of():
    source = "新增学位3.2\n万个，好。"
    pointer = Pointer.to("新增学位3.2万个", source)
    assert (pointer.start, pointer.end, pointer.read(source)) == (0, 10, "新增学位3.2\n万个")


def test_a_pointer_into_another_text_is_refused():
    pointer = Pointer.to("学位", "新增学位")
    with pytest.raises(ValueError, match="characters 2 to 4 are not the text that was pointed at"):
        pointer.read("新增床位")


def test_a_quote_that_stands_nowhere_is_refused():
    with pytest.raises(ValueError, match="'床位' stands nowhere in the report"):
        Pointer.to("床位", "新增学位")


def test_point_names_the_line_of_a_lost_quote(tmp_path):
    (tmp_path / "a.txt").write_text("新增学位", "utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "1", "report": "a", "question": "?", "quote": "床位", "tempting": ""}\n', "utf-8")
    with pytest.raises(IndexingError, match=r"gold.jsonl, line 1: '床位' stands nowhere in the report"):
        point(gold, tmp_path)


def test_questions_survive_a_file(tmp_path):
    questions = [
        TrainingQuestion("1", "a", "多少？", Pointer(0, 2, "ab"), None),
        TrainingQuestion("2", "a", "谁？", None, None),
    ]
    write_questions(tmp_path / "q.jsonl", questions)
    assert read_questions(tmp_path / "q.jsonl") == questions


@pytest.mark.parametrize("line", ["[]", "{", '{"id": "1"}'])
def test_a_malformed_line_is_named(tmp_path, line):
    (tmp_path / "q.jsonl").write_text(line)
    with pytest.raises(IndexingError, match=r"q.jsonl, line 1: not a training question"):
        read_questions(tmp_path / "q.jsonl")


def test_the_shipped_questions_hold_no_text_of_a_report():
    assert len(read_questions(SHIPPED)) == 2640


@pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the development reports in ../shared/reports")
def test_every_shipped_pointer_finds_its_text():
    sources = Sources(REPORTS)
    for question in read_questions(SHIPPED):
        for pointer in filter(None, (question.answer, question.tempting)):
            assert pointer.read(sources[question.report])


@pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the development reports in ../shared/reports")
def test_nearly_every_answer_stands_in_a_paragraph():
    questions = [q for q in read_questions(SHIPPED) if q.answer and q.report == "mun_qingdao_2018"]
    found = examples(questions, REPORTS, seed=0)
    assert len(found) >= 0.99 * len(questions)
    assert all(example.right != example.wrong for example in found)
