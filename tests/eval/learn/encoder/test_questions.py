import pytest

from eval.errors import DatasetError, UnavailableError
from eval.learn.encoder.examples import contrastive_pairs
from eval.learn.encoder.questions import Pointer, ReportTexts, TrainingQuestion, point, read_pointed, write_pointed
from eval.sets import REPORTS


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
    with pytest.raises(DatasetError, match=r"gold.jsonl:1: '床位' stands nowhere in the report"):
        point(gold, tmp_path)


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(UnavailableError, match=r"a\.txt cannot be read: No such file or directory; training needs"):
        ReportTexts(tmp_path)["a"]


def test_questions_survive_a_file(tmp_path):
    questions = (
        TrainingQuestion("1", "a", "多少？", Pointer(0, 2, "ab"), None),
        TrainingQuestion("2", "a", "谁？", None, None),
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
            '{"id": "1", "report": "a", "question": "?", "answer": {"start": 0, "end": "2"}, "tempting": null}',
            "'answer.end' should be a valid integer",
        ),
    ],
)
def test_a_malformed_line_is_named(tmp_path, line, reason):
    (tmp_path / "q.jsonl").write_text(line)
    with pytest.raises(DatasetError, match=rf"q\.jsonl:1: {reason}"):
        read_pointed(tmp_path / "q.jsonl")


def test_the_shipped_questions_hold_no_text_of_a_report():
    assert len(read_pointed()) == 2640


@pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the development reports in ../shared/reports")
def test_every_shipped_pointer_finds_its_text():
    sources = ReportTexts(REPORTS)
    for question in read_pointed():
        for pointer in filter(None, (question.answer, question.tempting)):
            assert pointer.read(sources[question.report])


@pytest.mark.skipif(not REPORTS.is_dir(), reason="needs the development reports in ../shared/reports")
def test_nearly_every_answer_stands_in_a_paragraph():
    questions = [q for q in read_pointed() if q.answer and q.report == "mun_qingdao_2018"]
    pairs = contrastive_pairs(questions, REPORTS, seed=0)
    assert len(pairs) >= 0.99 * len(questions)
    assert all(pair.right != pair.wrong for pair in pairs)
