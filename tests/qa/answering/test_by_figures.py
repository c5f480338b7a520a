from dataclasses import replace

from corpus import Paragraph, Span
from qa.answering.by_figures import by_figures, stating
from qa.models import load_models
from tests.qa.answering.test_figure_choice import HOMES_HIT
from tests.qa.asking import FoundHere, about
from tests.qa.fake_bot import GDP, GROWTH, TOTAL
from tests.qa.hits import hit

RATE = hit("增速高于全省，建成5家企业。", replace(GROWTH, start=9, end=11, text="5家", unit="家", indicator="建成企业"))


def ask(text, topic, *hits):
    found = FoundHere(about(text, topic), hits, [], load_models("words"))
    return by_figures(found.question, found)


def test_the_clauses_of_the_figures_answer_in_the_order_of_the_text():
    draft = ask("车位和电梯各建成多少", "车位和电梯 建成", HOMES_HIT)
    assert draft.text == "建成电梯40部、车位300个"
    assert [figure.text for figure in draft.figures] == ["40部", "300个"]


def test_keywords_ask_for_the_figure_whose_indicator_they_name():
    assert ask("建成电梯 2024", "建成电梯", HOMES_HIT).text == "建成电梯40部、车位300个"
    assert ask("建设进展", "建设进展", HOMES_HIT) is None


def test_what_asks_for_no_number_has_none():
    assert ask("怎么建电梯", "建电梯", HOMES_HIT) is None


def test_a_number_of_things_is_not_how_fast():
    assert ask("企业增速多少", "企业增速", RATE) is None


def test_figures_of_one_sentence_are_stated_by_one_slice():
    paragraph = Paragraph("alpha-2023", 2, (), "", GDP, (Span(0, len(GDP)),), 0)
    (part,) = stating([TOTAL, GROWTH], {("alpha-2023", 2): paragraph})
    assert part.text == "地区生产总值增长7.5%、突破4000亿元"
