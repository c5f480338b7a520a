import numpy as np

from qa.matching.claimed import Subject


def row_of(statements, text):
    return next(row for row in range(9) if statements.figure(row).text == text)


def test_places_and_years_are_those_of_the_reports(statements):
    assert (statements.names, statements.years, statements.mode) == (("甲乙市", "甲乙"), {"jiayi-2025": 2025}, "words")


def test_a_figure_has_its_clause_and_sentence(statements):
    row = row_of(statements, "8%")
    clause = statements.first_clause(row)
    assert [statements.clause(clause).text for clause in statements.clauses_of(row)] == [clause.text]
    assert clause.text == "城镇和乡村居民人均可支配收入分别增长6.5%、8%"
    assert clause.sentence.text == clause.text + "。"


def test_a_figure_is_about_its_indicator_in_plain_words(statements):
    row = row_of(statements, "8%")
    assert statements.subject(row) == Subject(statements.figure(row), "农村居民人均可支配收入增长", "")
    assert statements.subject(row) is statements.subject(row)


def test_a_paragraph_is_found_by_its_number(statements):
    figure = statements.figure(row_of(statements, "800家"))
    assert statements.paragraph("jiayi-2025", figure.paragraph)[figure.start : figure.end] == "800家"


def test_without_an_encoder_nothing_is_embedded_and_all_cosines_are_0(statements):
    assert statements.vectors(["修路"]) == {}
    assert not statements.cosines("clause", None, statements.select(None)).any()


def test_words_score_the_clauses_that_have_them(statements):
    scores = statements.word_scores("红军博物馆")
    assert statements.clause(int(np.argmax(scores))).text == "加快建设红军博物馆"
    assert np.count_nonzero(scores) == 1
