import pytest

from eval.learn.encoder.examples import Example, Taught, examples
from eval.learn.encoder.questions import Pointer, TrainingQuestion
from index.encoder.with_parts import SentenceWithClauses
from index.errors import IndexingError

TEXT = "甲乙市政府工作报告\n各位代表：\n加强住房保障。增设电梯400部，改造小区120个。\n发展养老服务。新增床位600张。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text(TEXT, "utf-8")
    return tmp_path


def asking(answer, tempting=""):
    pointers = [Pointer.to(quote, TEXT) if quote else None for quote in (answer, tempting)]
    return TrainingQuestion("1", "jiayi-2025", "装多少电梯？", *pointers)


SENTENCE = SentenceWithClauses("增设电梯400部，改造小区120个。", ((0, 8), (9, 17)))
OTHER = SentenceWithClauses("新增床位600张。", ((0, 8),))


def test_the_tempting_clause_is_the_wrong_one(folder):
    made = examples([asking("增设电梯400部", "新增床位600张")], folder, seed=0)
    right, wrong = Taught(SENTENCE, (0,)), Taught(OTHER, (0,))
    assert made == [Example("jiayi-2025", "装多少电梯？", right, wrong)]


def test_a_sentence_answers_at_times(folder):
    made = examples([asking("改造小区120个", "新增床位600张")], folder, seed=1)
    assert made == [
        Example(
            "jiayi-2025",
            "装多少电梯？",
            Taught(SentenceWithClauses(SENTENCE.text), ()),
            Taught(SentenceWithClauses(OTHER.text), ()),
        )
    ]


@pytest.mark.parametrize("seed", [0, 1])
def test_what_stands_in_the_same_sentence_is_wrong_anyway(folder, seed):
    made = examples([asking("改造小区120个")], folder, seed=seed)
    assert made == [Example("jiayi-2025", "装多少电梯？", Taught(SENTENCE, (1,)), None)]


def test_of_a_long_sentence_what_is_near_is_shown(folder):
    text = "各位代表：\n" + "，".join(f"第{n}项工作做得很好很好很好很好" for n in range(1, 10)) + "。\n"
    (folder / "jiayi-2025.txt").write_text("甲乙市政府工作报告\n" + text, "utf-8")
    quote = Pointer.to("第4项工作做得很好很好很好很好", "甲乙市政府工作报告\n" + text)
    (made,) = examples([TrainingQuestion("1", "jiayi-2025", "第四项？", quote, None)], folder, seed=0)
    assert made.right.text.text.split("，") == [f"第{n}项工作做得很好很好很好很好" for n in (1, 2, 3, 4, 5, 6)]
    assert made.right.meant == (3,)


def test_an_unanswerable_question_gives_nothing(folder):
    assert examples([asking("")], folder, seed=0) == []


def test_another_version_of_the_report_is_refused(folder):
    (folder / "jiayi-2025.txt").write_text("改" + TEXT, "utf-8")
    with pytest.raises(IndexingError, match=r"^question 1: characters .* the report jiayi-2025 is another version"):
        examples([asking("增设电梯400部")], folder, seed=0)


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(IndexingError, match=r"jiayi-2025.txt cannot be read: No such file or directory; training"):
        examples([asking("增设电梯400部")], tmp_path, seed=0)
