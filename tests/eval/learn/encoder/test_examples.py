import pytest

from eval.errors import UnavailableError
from eval.learn.encoder.examples import ContrastivePair, MarkedText, batches, contrastive_pairs
from eval.learn.pointers import Pointer
from eval.learn.training_questions import TrainingQuestion
from index.encoder.with_parts import SentenceWithClauses

TEXT = "甲乙市政府工作报告\n各位代表：\n加强住房保障。增设电梯400部，改造小区120个。\n发展养老服务。新增床位600张。\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jiayi-2025.txt").write_text(TEXT, "utf-8")
    return tmp_path


def asking(answer, tempting=""):
    answers = (Pointer.to(answer, TEXT),) if answer else ()
    return TrainingQuestion(
        "1", "jiayi-2025", "装多少电梯？", answers, tempting=Pointer.to(tempting, TEXT) if tempting else None
    )


SENTENCE = SentenceWithClauses("增设电梯400部，改造小区120个。", ((0, 8), (9, 17)))
OTHER = SentenceWithClauses("新增床位600张。", ((0, 8),))


def test_the_tempting_clause_is_the_wrong_one(folder):
    made = contrastive_pairs([asking("增设电梯400部", "新增床位600张")], folder, seed=0)
    right, wrong = MarkedText(SENTENCE, (0,)), MarkedText(OTHER, (0,))
    assert made == [ContrastivePair("jiayi-2025", "装多少电梯？", right, wrong)]


def test_a_sentence_answers_at_times(folder):
    made = contrastive_pairs([asking("改造小区120个", "新增床位600张")], folder, seed=1)
    assert made == [
        ContrastivePair(
            "jiayi-2025",
            "装多少电梯？",
            MarkedText(SentenceWithClauses(SENTENCE.text), ()),
            MarkedText(SentenceWithClauses(OTHER.text), ()),
        )
    ]


@pytest.mark.parametrize("seed", [0, 1])
def test_what_stands_in_the_same_sentence_is_wrong_anyway(folder, seed):
    made = contrastive_pairs([asking("改造小区120个")], folder, seed=seed)
    assert made == [ContrastivePair("jiayi-2025", "装多少电梯？", MarkedText(SENTENCE, (1,)), None)]


def test_of_a_long_sentence_what_is_near_is_shown(folder):
    text = "各位代表：\n" + "，".join(f"第{n}项工作做得很好很好很好很好" for n in range(1, 10)) + "。\n"
    (folder / "jiayi-2025.txt").write_text("甲乙市政府工作报告\n" + text, "utf-8")
    quote = Pointer.to("第4项工作做得很好很好很好很好", "甲乙市政府工作报告\n" + text)
    (made,) = contrastive_pairs([TrainingQuestion("1", "jiayi-2025", "第四项？", (quote,))], folder, seed=0)
    assert made.right.text.text.split("，") == [f"第{n}项工作做得很好很好很好很好" for n in (1, 2, 3, 4, 5, 6)]
    assert made.right.meant == (3,)


def test_an_unanswerable_question_gives_nothing(folder):
    assert contrastive_pairs([asking("")], folder, seed=0) == []


def test_another_version_of_the_report_is_refused(folder):
    (folder / "jiayi-2025.txt").write_text("改" + TEXT, "utf-8")
    with pytest.raises(UnavailableError, match=r"^question 1: characters .* the report jiayi-2025 is another version"):
        contrastive_pairs([asking("增设电梯400部")], folder, seed=0)


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(UnavailableError, match=r"jiayi-2025.txt cannot be read: No such file or directory; training"):
        contrastive_pairs([asking("增设电梯400部")], tmp_path, seed=0)


def pair(report, text, question="？"):
    return ContrastivePair(report, question, MarkedText(SentenceWithClauses(text), ()), None)


PAIRS = [pair("甲", f"句{n}。") for n in range(5)] + [pair("乙", f"文{n}。") for n in range(3)]


def test_every_pair_comes_once_an_epoch_beside_others_of_its_report():
    made = batches(PAIRS, size=2, epochs=1, seed=1)
    assert sorted(map(len, made)) == [1, 1, 2, 2, 2]
    assert sorted((p.report, p.right.text.text) for batch in made for p in batch) == sorted(
        (p.report, p.right.text.text) for p in PAIRS
    )
    assert all(len({p.report for p in batch}) == 1 for batch in made)


def test_a_sentence_comes_once_in_a_batch():
    made = batches([pair("甲", "句。", "一？"), pair("甲", "句。", "二？"), PAIRS[0]], size=3, epochs=1, seed=1)
    assert sorted(map(len, made)) == [1, 2]


def test_a_fraction_of_an_epoch_is_so_large_a_part_of_the_batches():
    assert [len(batches(PAIRS, size=2, epochs=epochs, seed=1)) for epochs in (0.5, 1, 1.5)] == [3, 5, 8]


def test_a_seed_gives_the_same_batches_again():
    assert batches(PAIRS, 2, 2, seed=3) == batches(PAIRS, 2, 2, seed=3) != batches(PAIRS, 2, 2, seed=4)
