import pytest

from index.errors import IndexingError
from index.training.examples import Example, examples
from index.training.questions import Pointer, TrainingQuestion

TEXT = "甲乙市政府工作报告\n各位代表：\n加强住房保障。增设电梯400部，改造小区120个。\n发展养老服务。新增床位600张。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text(TEXT, "utf-8")
    return tmp_path


def asking(answer, tempting=""):
    pointers = [Pointer.to(quote, TEXT) if quote else None for quote in (answer, tempting)]
    return TrainingQuestion("1", "jiayi-2025", "装多少电梯？", *pointers)


def test_the_tempting_clause_is_the_wrong_one(folder):
    made = examples([asking("增设电梯400部", "新增床位600张")], folder, seed=1)
    assert made == [Example("jiayi-2025", "装多少电梯？", "增设电梯400部", "新增床位600张")]


def test_a_sentence_stands_for_its_clause_at_times(folder):
    made = examples([asking("增设电梯400部", "新增床位600张")], folder, seed=0)
    assert made == [Example("jiayi-2025", "装多少电梯？", "增设电梯400部，改造小区120个。", "新增床位600张。")]


def test_without_a_tempting_clause_the_one_beside_is_wrong(folder):
    made = examples([asking("改造小区120个")], folder, seed=1)
    assert made == [Example("jiayi-2025", "装多少电梯？", "改造小区120个", "增设电梯400部")]


def test_an_unanswerable_question_gives_nothing(folder):
    assert examples([asking("")], folder, seed=0) == []


def test_another_version_of_the_report_is_refused(folder):
    (folder / "jiayi-2025.txt").write_text("改" + TEXT, "utf-8")
    with pytest.raises(IndexingError, match=r"^question 1: characters .* the report jiayi-2025 is another version"):
        examples([asking("增设电梯400部")], folder, seed=0)


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(IndexingError, match=r"jiayi-2025.txt cannot be read: No such file or directory; training"):
        examples([asking("增设电梯400部")], tmp_path, seed=0)
