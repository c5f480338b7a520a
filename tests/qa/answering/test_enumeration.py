from corpus import Paragraph
from corpus.text.spans import clauses, sentences
from index import Clause, Hit
from qa.answering.enumeration import by_enumeration
from qa.models import load_models
from tests.qa.asking import FoundHere, read

GOALS, DONE = ("二、2025年重点工作",), ("一、2024年工作回顾",)


def paragraphs(*texts, section=GOALS):
    return [Paragraph("r", n, section, "", text, sentences(text), 0) for n, text in enumerate(texts, 1)]


def ask(question, found, best=""):
    best = best or found[0].text
    spans = tuple(Clause(span.start, span.end, 1.0) for span in clauses(best))
    hit = Hit(Paragraph("r", 1, (), "", best, sentences(best), 0), 0.0, 0.5, 0.0, spans, ())
    here = FoundHere(read(question), [hit], found, load_models("words"))
    draft = by_enumeration(here.question, here)
    return [part.text for part in draft.slices] if draft else None


def test_items_inside_one_paragraph_are_one_slice():
    found = paragraphs("今年要把握三个原则：一是稳字当头。守住底线。二是创新驱动；三是民生为本。各位代表！")
    whole = "一是稳字当头。守住底线。二是创新驱动；三是民生为本。"
    assert ask("要把握哪三个原则", found) == [whole]


def test_items_of_several_paragraphs_are_a_slice_each():
    found = paragraphs("做好以下三个方面工作：", "（一）抓项目。建设5个。", "（二）抓产业。", "（三）抓民生。")
    assert ask("做好哪几个方面工作", found) == ["（一）抓项目", "（二）抓产业", "（三）抓民生"]


def test_long_paragraph_gives_the_first_sentence_of_each_item():
    long = "推进建设，" * 60
    found = paragraphs(f"干好两件大事：一是修路。{long}。二是架桥。{long}。")
    assert ask("干好哪两件大事", found) == ["一是修路。", "二是架桥。"]


def test_part_of_the_other_time_is_left_out():
    found = paragraphs("做了以下工作：一是修路。二是架桥。", section=DONE)
    assert ask("去年做以下哪些工作", found) == ["一是修路。二是架桥。"]
    assert ask("打算做以下哪些工作", found) is None


def test_sentence_that_names_more_of_the_question_answers_instead():
    found = paragraphs("做好以下工作：一是修路。二是架桥。")
    assert ask("做好哪些养老工作", found, best="做好养老工作，建设食堂、床位。") is None


def test_count_of_items_chooses_between_two():
    found = paragraphs("重点工作：一是修路。二是架桥。", "重点工作：1.种树。2.治沙。3.护林。")
    assert ask("重点工作有哪三项", found) == ["1.种树。2.治沙。3.护林。"]


def test_what_asks_for_no_list_is_left_to_the_search():
    assert ask("重点工作多少项", paragraphs("重点工作：一是修路。二是架桥。")) is None


def test_the_one_list_of_what_is_asked_for_answers_though_its_introduction_says_little_else():
    faults = "回顾一年来的工作，不足主要有两个方面：一是总量小；二是结构单一。"
    assert ask("2008年发展面临哪些不足", paragraphs(faults)) == ["一是总量小；二是结构单一。"]
    assert ask("2008年发展面临哪些机遇", paragraphs(faults)) is None
    assert ask("2008年发展面临哪些不足", paragraphs(faults, "补齐不足：1.修路。2.架桥。")) is None
