from corpus import Paragraph, Slice, Span
from qa.answering.by_clause import by_clause, continued
from qa.answering.draft import Draft
from qa.models import load_models
from tests.qa.asking import FoundHere, about
from tests.qa.hits import hit


def answer(text, topic, hits):
    found = FoundHere(about(text, topic), hits, [], load_models("words"))
    return by_clause(found.question, found).text


def test_a_list_is_every_clause_that_is_nearly_as_likely_and_neighbours_are_one_slice():
    text = "提升车展影响力，办好博览会。修路。召开大会。"
    hits = [hit(text, clause_scores=[5.0, 4.9, 0.0, 4.8])]
    assert answer("有哪些展会", "展会", hits) == "提升车展影响力，办好博览会\n召开大会"


def test_a_clause_that_only_introduces_is_answered_with_what_it_introduces():
    text = "修路。主要目标是：增长5%，就业稳定。种树。"
    hits = [hit(text, clause_scores=[0.0, 5.0, 0.0, 0.0, 0.0])]
    assert answer("主要目标是什么", "主要目标", hits) == "主要目标是：增长5%，就业稳定"
    assert answer("主要目标有哪些", "主要目标", hits) == "主要目标是：增长5%，就业稳定"


def test_a_line_that_only_introduces_the_next_paragraph_is_answered_with_it():
    first, second = (
        Paragraph("r", n, (), "", t, (Span(0, len(t)),), 0) for n, t in ((1, "1.四上企业："), (2, "规上。"))
    )
    found = Draft((Slice(first, 0, 7),))
    assert continued(found, [first, second]).text == "1.四上企业：\n规上。"
    assert continued(Draft((Slice(second, 0, 3),)), [first, second]).text == "规上。"


def test_how_is_answered_by_the_whole_sentence():
    hits = [hit("治理空气，控制扬尘。种树。", clause_scores=[5.0, 0.0, 0.0])]
    assert answer("怎么治理空气", "治理空气", hits) == "治理空气，控制扬尘。"
