import json

import pytest

from eval.errors import DatasetError, EvalError
from eval.gold import GoldEvidence, GoldQuestion, read_gold
from eval.sets import DATASETS, QuestionSet, SourcePassage, open_set, read_beir, read_squad


@pytest.fixture
def beir(tmp_path):
    folder = tmp_path / "nano"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text(
        '{"_id": "d1", "title": "题", "text": "甲"}\n{"_id": "d2", "text": "乙"}\n', "utf-8"
    )
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "问甲"}\n{"_id": "q2", "text": "没有判断"}\n', "utf-8")
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n", "utf-8")
    return folder


def test_read_beir_makes_every_document_a_report(beir):
    assert read_beir(beir) == QuestionSet(
        "nano-test",
        (GoldQuestion("q1", "问甲", True, (GoldEvidence("题\n甲", "d1", 2),)),),
        (SourcePassage("d1", 1, "题\n甲"), SourcePassage("d2", 1, "乙")),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("q9\td1\t1", "there is no query 'q9'"),
        ("q1\td9\t1", "there is no document 'd9'"),
        ("q1\td1", "three fields were expected, the last a whole number: 'q1\\td1'"),
        ("q1\td1\tyes", "three fields were expected, the last a whole number: 'q1\\td1\\tyes'"),
    ],
)
def test_malformed_judgement_names_file_line_and_reason(beir, line, reason):
    path = beir / "qrels" / "test.tsv"
    path.write_text(f"query-id\tcorpus-id\tscore\n{line}\n", "utf-8")
    with pytest.raises(DatasetError) as caught:
        read_beir(beir)
    assert str(caught.value) == f"{path}:2: {reason}"


def test_beir_without_the_split_says_so(beir):
    with pytest.raises(DatasetError, match=r"dev.tsv: cannot be read: .*; give another --split"):
        read_beir(beir, "dev")


def squad(path, *paragraphs):
    path.write_text(json.dumps({"version": "1", "data": [{"title": "t", "paragraphs": list(paragraphs)}]}), "utf-8")
    return path


def asked(name, *answers, **more):
    return {
        "id": name,
        "question": f"问{name}",
        "answers": [{"text": text, "answer_start": 0} for text in answers],
        **more,
    }


def test_read_squad_makes_every_context_one_passage(tmp_path):
    path = squad(
        tmp_path / "cmrc.json",
        {"context": "张三生于1990年。", "qas": [asked("a", "1990年", "1990年", "1990")]},
        {"context": "李四。", "qas": [asked("b", is_impossible=True)]},
        {"context": "张三生于1990年。", "qas": [asked("c", "张三")]},
    )
    assert read_squad(path) == QuestionSet(
        "cmrc",
        (
            GoldQuestion("a", "问a", True, (GoldEvidence("1990年", "c1"), GoldEvidence("1990", "c1")), answer="1990年"),
            GoldQuestion("b", "问b", False),
            GoldQuestion("c", "问c", True, (GoldEvidence("张三", "c1"),), answer="张三"),
        ),
        (SourcePassage("c1", 1, "张三生于1990年。"), SourcePassage("c2", 1, "李四。")),
    )


def test_squad_answer_outside_its_context_is_a_fault(tmp_path):
    path = squad(tmp_path / "bad.json", {"context": "甲", "qas": [asked("a", "乙")]})
    with pytest.raises(DatasetError) as caught:
        read_squad(path)
    assert str(caught.value) == f"{path}: question 'a': none of its 1 answers stands in its context"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no JSON: EOF while parsing an object at line 1 column 1"),
        ("[]", "the line should be an object, it is []"),
        ("{}", "'data' is missing"),
        ('{"data": [{"paragraphs": [{"qas": []}]}]}', "'data.0.paragraphs.0.context' is missing"),
    ],
)
def test_other_json_is_no_squad_file(tmp_path, text, reason):
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DatasetError) as caught:
        read_squad(path)
    assert str(caught.value) == f"{path}: {reason}"


def test_open_set_by_name_and_by_file(tmp_path):
    path = tmp_path / "own.jsonl"
    path.write_text('{"id": "a", "question": "x", "answerable": false}\n', "utf-8")
    assert open_set("questions_dev").questions == read_gold(DATASETS / "questions_dev.jsonl", GoldQuestion)
    assert open_set(str(path)) == QuestionSet("own", (GoldQuestion("a", "x", False),))


def test_open_set_names_what_there_is():
    with pytest.raises(EvalError) as caught:
        open_set("questions_test")
    assert str(caught.value) == (
        "there is no question set 'questions_test'; name one of questions_dev, questions_multi_dev,"
        " a .jsonl, a .json or a BEIR folder"
    )
