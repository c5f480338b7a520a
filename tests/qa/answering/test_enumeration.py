from corpus import Paragraph
from corpus.text.spans import sentences
from index import read_question
from qa.answering.enumeration import count_of, enumerated, enumerations
from qa.question.wants import parse

GOALS, DONE = ("二、2025年重点工作",), ("一、2024年工作回顾",)


def paragraphs(*texts, section=GOALS):
    return [Paragraph("r", n, section, "", text, sentences(text), 0) for n, text in enumerate(texts, 1)]


def ask(question, found, tense=None, best=""):
    finding = enumerated(parse(question), read_question(question), enumerations(found), tense, best)
    return [place.text for place in finding.places] if finding else None


def items(*texts):
    return [[item.text for item in each.items] for each in enumerations(paragraphs(*texts))]


def test_items_inside_one_paragraph_are_one_slice():
    found = paragraphs("今年要把握三个原则：一是稳字当头。守住底线。二是创新驱动；三是民生为本。各位代表！")
    whole = "一是稳字当头。守住底线。二是创新驱动；三是民生为本。"
    assert ask("要把握哪三个原则", found) == [whole]


def test_items_of_several_paragraphs_are_a_slice_each():
    found = paragraphs(
        "做好以下三个方面工作：", "（一）抓项目。建设5个。", "深化。", "（二）抓产业。", "（三）抓民生。"
    )
    assert ask("做好哪几个方面工作", found) == ["（一）抓项目", "（二）抓产业", "（三）抓民生"]


def test_long_paragraph_gives_the_first_sentence_of_each_item():
    long = "推进建设，" * 60
    found = paragraphs(f"干好两件大事：一是修路。{long}。二是架桥。{long}。")
    assert ask("干好哪两件大事", found) == ["一是修路。", "二是架桥。"]


def test_every_way_of_numbering_is_read():
    assert items("首先，修路。其次，架桥。最后，通车。") == [["首先，修路。", "其次，架桥。"]]
    assert items("第一，修路；第二，架桥。") == [["第一，修路", "第二，架桥。"]]
    assert items("一要修路，二要架桥。") == [["一要修路", "二要架桥。"]]
    assert items("1.修路。", "2.架桥。") == [["1.修路。", "2.架桥。"]]
    assert items("——修路。", "——架桥。") == [["——修路。", "——架桥。"]]
    assert items("①修路；②架桥。") == [["①修路", "②架桥。"]]


def test_numbers_that_enumerate_nothing_are_left_alone():
    assert items("一是修路。", "增长1.5%，2.5亿元。", "这是第一，也是唯一。") == []


def test_part_of_the_other_time_is_left_out():
    found = paragraphs("做了以下工作：一是修路。二是架桥。", section=DONE)
    assert ask("做了哪些工作", found, "actual") == ["一是修路。二是架桥。"]
    assert ask("做了哪些工作", found, "target") is None


def test_sentence_that_names_more_of_the_question_answers_instead():
    found = paragraphs("做好以下工作：一是修路。二是架桥。")
    assert ask("做好哪些养老工作", found, best="做好养老工作，建设食堂、床位。") is None


def test_count_of_items_chooses_between_two():
    found = paragraphs("重点工作：一是修路。二是架桥。", "重点工作：1.种树。2.治沙。3.护林。")
    assert ask("重点工作有哪三项", found) == ["1.种树。2.治沙。3.护林。"]
    assert [count_of(each) for each in ("哪十二项", "30件实事", "哪几项")] == [12, 30, 0]
