import pytest

from eval.errors import UnavailableError
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.gold import gold_examples
from eval.learn.cross_encoder.labels import ANSWERS, OTHER, Labels
from eval.learn.pointers import Pointer
from eval.learn.training_questions import FigureValue, TrainingQuestion
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, TEXT

PLACES = {"1": [JOBS, CANTEENS], "2": [JOBS], "3": [JOBS]}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text(TEXT, "utf-8")
    return tmp_path


def question(name, quote="", figures=()):
    answers = (Pointer.to(quote, TEXT),) if quote else ()
    return TrainingQuestion(name, "jiayi-2025", "？", answers, figures, "figure")


def test_answers_are_found_in_the_report(report, folder):
    asked = [question("1", "建成老年食堂22个", (FigureValue(22, "个"),)), question("2")]
    assert gold_examples(asked, {"jiayi-2025": report}, PLACES, folder) == [
        Example(
            "？",
            "jiayi-2025",
            "figure",
            (JOBS, CANTEENS),
            Labels({CANTEENS: (ANSWERS, OTHER)}, {CANTEENS: (ANSWERS, OTHER)}),
        ),
        Example("？", "jiayi-2025", "figure", (JOBS,)),
    ]


def test_an_answer_over_two_paragraphs_is_left_out(report, folder):
    asked = [question("3", "改造老旧小区300个。\n二、2025年工作安排\n城镇新增就业5万人")]
    assert gold_examples(asked, {"jiayi-2025": report}, PLACES, folder) == []


def test_a_report_that_changed_is_refused(report, folder):
    (folder / "jiayi-2025.txt").write_text("另一个文本", "utf-8")
    with pytest.raises(UnavailableError, match=r"question 1: .* another version"):
        gold_examples([question("1", "建成老年食堂22个")], {"jiayi-2025": report}, PLACES, folder)
