import pytest

from corpus import Span
from eval.errors import EvalError, UnavailableError
from eval.gold import GoldEvidence, GoldQuestion
from eval.learn.setup import LocatedQuestion, gold_searches, load_reports, open_searchers, open_setup, read_questions

LINE = '{"id": "1", "question": "新增就业多少？", "answerable": true, "quote": "城镇新增就业", "figures": []}\n'


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text(LINE + LINE.replace('"1"', '"2", "report": "prov2026_beijing"'), "utf-8")
    return path


def test_questions_that_name_no_report_are_about_the_given_one(questions):
    first, second = read_questions([questions], "mianyang-2023")
    gold = GoldQuestion("1", "新增就业多少？", True, (GoldEvidence("城镇新增就业"),))
    assert first == LocatedQuestion(gold, "mianyang-2023", "questions.jsonl")
    assert (second.report, second.quotes, second.place) == ("prov2026_beijing", ("城镇新增就业",), "prov_beijing")


def test_evidence_is_found_wherever_it_stands():
    gold = GoldQuestion("1", "?", True, (GoldEvidence("就业"), GoldEvidence("增长 7%")))
    spans = LocatedQuestion(gold, "r", "x").evidence_in("就业增长7%，就业稳定")
    assert spans == [Span(0, 2), Span(7, 9), Span(2, 6)]


def test_a_question_is_searched_in_its_own_report(setup):
    gold = gold_searches(setup, "words")[4]
    assert gold.question.text == "生产总值增长多少"
    assert {hit.passage.report for hit in gold.hits} == {"bingding2025"}


def test_reports_come_from_the_library_first_and_then_from_the_folder(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text("甲乙市政府工作报告\n修路。", "utf-8")
    reports = load_reports(["jiayi-2025", "mianyang-2023"], tmp_path)
    assert [(report.id, len(report.paragraphs) > 9) for report in reports] == [
        ("jiayi-2025", False),
        ("mianyang-2023", True),
    ]


def test_learning_without_an_encoder_says_what_to_do(monkeypatch):
    monkeypatch.setenv("EMBEDDER", "none")
    with pytest.raises(UnavailableError, match="fitting needs an encoder; unset EMBEDDER"), open_searchers([]):
        pass


def test_an_adapter_named_by_no_place_of_the_reports_is_an_error(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text(LINE, "utf-8")
    (tmp_path / "adapters" / "atlantis+eldorado").mkdir(parents=True)
    named = pytest.raises(EvalError, match=r"atlantis\+eldorado: no report is about a place of that name")
    with named, open_setup([path], "mianyang-2023", None, tmp_path / "adapters"):
        pass
