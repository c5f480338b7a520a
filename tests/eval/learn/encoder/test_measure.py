from eval.gold import GoldEvidence, GoldQuestion
from eval.learn.encoder.measure import dense_ranks, encoder_lines, pointed_questions
from eval.learn.pointers import Pointer
from eval.learn.setup import LocatedQuestion
from eval.learn.training_questions import TrainingQuestion
from tests.eval.learn.conftest import QUESTIONS, TEXTS
from tests.fake_encoder import BigramEncoder


def test_ranks_are_those_of_the_passage_with_the_evidence(setup, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    reports = {report.id: report for report in setup.reports}
    assert dense_ranks(BigramEncoder(), QUESTIONS, reports) == [1, 1, 1, 1, 1, 1]


def test_questions_without_evidence_in_their_report_are_left_out(setup, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    reports = {report.id: report for report in setup.reports}
    lost = LocatedQuestion(GoldQuestion("1", "?", True, (GoldEvidence("没有这句话"),)), "jiayi2025", "x")
    assert dense_ranks(BigramEncoder(), [lost, QUESTIONS[0]], reports) == [1]


def test_pointed_questions_have_the_text_that_they_point_at(tmp_path):
    (tmp_path / "jiayi2025.txt").write_text(TEXTS["jiayi2025"], "utf-8")
    pointer = Pointer.to("建成老年食堂22个", TEXTS["jiayi2025"])
    questions = [
        TrainingQuestion("1", "jiayi2025", "食堂？", (pointer,)),
        TrainingQuestion("2", "jiayi2025", "月球？", ()),
    ]
    assert pointed_questions(questions, tmp_path) == [
        LocatedQuestion(GoldQuestion("1", "食堂？", True, (GoldEvidence("建成老年食堂22个"),)), "jiayi2025", "held out")
    ]


def test_without_questions_nothing_is_opened_or_said(tmp_path):
    assert list(encoder_lines("before", None, [], tmp_path)) == []
