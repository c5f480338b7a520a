from corpus import Paragraph, Slice, Span
from corpus.text.spans import clauses
from index import Clause, Hit, Query
from qa.answering.clause_choice import FEATURES, best, candidates, features
from qa.answering.draft import Draft, continued, find
from qa.question.wants import parse

LISTED = "建设工业强市。培育重点产业，发展电子、机械、医药等产业。"


def hit(text, score=0.0, clause_scores=()):
    ends = [i + 1 for i, character in enumerate(text) if character == "。"]
    sentences = tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))
    spans = clauses(text)
    scores = clause_scores or [0.0] * len(spans)
    found = tuple(Clause(span.start, span.end, score) for span, score in zip(spans, scores, strict=True))
    return Hit(Paragraph("r", 1, (), "", text, sentences, 0), score, 0.5, 0.0, found, ())


def ask(text, *hits):
    return [each.text for each in best(parse(text), Query(text, text, ""), hits)]


def test_a_list_is_answered_by_the_clause_that_enumerates():
    assert ask("重点产业有哪些", hit(LISTED)) == ["发展电子、机械、医药等产业"]


def test_a_second_sentence_is_given_where_it_is_nearly_as_likely():
    text = "建设新的水厂和管网工程项目。改造老的水厂和管网工程项目。"
    assert sorted(ask("供水", hit(text))) == ["建设新的水厂和管网工程项目", "改造老的水厂和管网工程项目"]
    assert ask("供水", hit(text, clause_scores=[0.0, 5.0])) == ["改造老的水厂和管网工程项目"]


def test_features_tell_headings_and_enumerations():
    hits = [hit(LISTED)]
    rows = features(parse("重点产业有哪些"), Query("产业", "产业", ""), hits, candidates(hits))
    columns = ("sentence_named", "heading", "items", "and_others", "length")
    assert rows[:, [FEATURES.index(name) for name in columns]].tolist() == [
        [0.0, 1.0, 0.0, 0.0, 6 / 40],
        [1.0, 0.0, 0.0, 0.0, 6 / 40],
        [1.0, 0.0, 2 / 3, 1.0, 13 / 40],
    ]


def test_a_list_is_every_clause_that_is_nearly_as_likely_and_neighbours_are_one_slice():
    text = "提升车展影响力，办好博览会。修路。召开大会。"
    hits = [hit(text, clause_scores=[5.0, 4.9, 0.0, 4.8])]
    question, query = parse("有哪些展会"), Query("有哪些展会", "展会", "")
    assert find(question, query, hits, []).text == "提升车展影响力，办好博览会\n召开大会"


def test_a_clause_that_only_introduces_is_answered_with_what_it_introduces():
    text = "修路。主要目标是：增长5%，就业稳定。种树。"
    hits = [hit(text, clause_scores=[0.0, 5.0, 0.0, 0.0, 0.0])]
    query = Query("主要目标是什么", "主要目标", "")
    assert find(parse("主要目标是什么"), query, hits, []).text == "主要目标是：增长5%，就业稳定"
    assert find(parse("主要目标有哪些"), query, hits, []).text == "主要目标是：增长5%，就业稳定"


def test_a_line_that_only_introduces_the_next_paragraph_is_answered_with_it():
    first, second = (
        Paragraph("r", n, (), "", t, (Span(0, len(t)),), 0) for n, t in ((1, "1.四上企业："), (2, "规上。"))
    )
    found = Draft((Slice(first, 0, 7),))
    assert continued(found, [first, second]).text == "1.四上企业：\n规上。"
    assert continued(Draft((Slice(second, 0, 3),)), [first, second]).text == "规上。"
