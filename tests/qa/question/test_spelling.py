import pytest

from qa.question.spelling import Spelled, Speller

TEXTS = [
    "固定资产投资增长7%，完成投资5亿元。",
    "棚户区改造开工1000套，棚户区改造完成。",
    "覆盖率达到9%，覆盖率提高。",
    "达县的达县。",
]
SPELLER = Speller(TEXTS)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("固定资产头资增长多少", "固定资产投资增长多少"),
        ("彭户区改造多少套", "棚户区改造多少套"),
        ("覆盖绿到多少", "覆盖率到多少"),
        ("固定資產頭資增長多少", "固定资产投资增长多少"),
    ],
)
def test_a_character_of_the_same_sound_is_read_as_the_word_of_the_reports(wrong, right):
    assert SPELLER.read(wrong).text == right


@pytest.mark.parametrize(
    "question",
    ["固定资产投资增长多少", "猪今年要养好多头", "投子是什么", "塔县修路吗", "How much investment?", "😀？", "头"],
)
def test_what_is_no_mistake_stays_as_it_was_asked(question):
    assert SPELLER.read(question) == Spelled(question)


def test_remark_says_what_was_read_as_what():
    assert (
        SPELLER.read("彭户区和固定资产头资").remark
        == "问题中的“彭户区”按“棚户区”理解。问题中的“固定资产头资”按“固定资产投资”理解。"
    )


def test_a_text_of_nothing_but_mistakes_is_mended_in_its_beginning_alone():
    assert len(SPELLER.read("彭户区，" * 100).mended) == 6
