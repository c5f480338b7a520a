from tests.qa.hits import figure, hit
from tests.qa.judging.features.candidates import candidates

TEXT = "修路。新增就業5萬人,建成22個食堂。種樹。"
JOBS, CANTEENS = figure(TEXT, "5萬人", "人", "新增就业"), figure(TEXT, "22個", "个", "食堂")
BEST = hit(TEXT, JOBS, CANTEENS, clause_scores=[0.0, 1.0, 3.0, 2.0], similarity=0.5)
OTHER = hit("架桥3座。", figure("架桥3座。", "3座", "座", "架桥"), similarity=0.25)
HERE = candidates("食堂多少个", BEST, OTHER)


def test_the_best_clause_is_read_in_one_form_with_its_sentence():
    assert (HERE.clause, HERE.sentence) == ("建成22个食堂", "新增就业5万人,建成22个食堂。")
    assert (HERE.first, HERE.best) == (BEST, BEST.clauses[2])


def test_near_are_the_texts_of_the_three_nearest_passages():
    several = candidates("食堂", *(hit(text) for text in ("甲。", "乙。", "丙。", "丁。")))
    assert several.near == "甲。乙。丙。"


def test_the_figures_of_the_best_clause_are_those_that_stand_in_it():
    assert HERE.clause_figures == [CANTEENS]


def test_around_a_figure_are_its_indicator_and_its_clause_in_its_own_passage():
    assert [HERE.around(scored) for scored in HERE.figures] == [
        "新增就业新增就業5萬人",
        "食堂建成22個食堂",
        "架桥架桥3座",
    ]
    assert [HERE.clauses_of(scored) for scored in HERE.figures] == [
        [BEST.clauses[1]],
        [BEST.clauses[2]],
        [OTHER.clauses[0]],
    ]


def test_a_figure_is_as_similar_as_its_passage_says():
    assert [HERE.similarity_of(scored) for scored in HERE.figures] == [0.5, 0.5, 0.25]
