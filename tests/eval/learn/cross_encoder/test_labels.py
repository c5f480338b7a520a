from eval.learn.cross_encoder.labels import ANSWERS, OTHER, UNTAUGHT, Labels, MarkedQuotes
from eval.learn.training_questions import FigureValue
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, JOBS_PLANNED, MUSEUM


def test_the_clause_and_the_figure_that_answer_are_marked(report):
    labels = MarkedQuotes(["城镇新增就业4.83万人"], [FigureValue(48300, "人")]).labels(report)
    assert labels == Labels({JOBS: (ANSWERS, OTHER)}, {JOBS: (ANSWERS, OTHER)})


def test_of_a_clause_that_answers_only_the_figure_asked_for_does(report):
    labels = MarkedQuotes(["建成老年食堂22个，改造老旧小区300个"], [FigureValue(300, "个")]).labels(report)
    assert labels == Labels({CANTEENS: (ANSWERS, ANSWERS)}, {CANTEENS: (OTHER, ANSWERS)})


def test_without_figures_asked_for_those_of_the_answer_are_untaught(report):
    labels = MarkedQuotes(["加快建设红军博物馆，改造老旧小区400个"]).labels(report)
    assert labels.figures[MUSEUM] == (UNTAUGHT,)


def test_a_clause_that_says_nearly_the_same_is_untaught_where_no_figure_tells_them_apart(report):
    asked = MarkedQuotes(["改造老旧小区300个"]).labels(report)
    assert asked.clauses == {CANTEENS: (OTHER, ANSWERS), MUSEUM: (OTHER, UNTAUGHT)}
    told_apart = MarkedQuotes(["改造老旧小区300个"], [FigureValue(300, "个")]).labels(report)
    assert told_apart.clauses == {CANTEENS: (OTHER, ANSWERS)}


def test_answering_leaves_out_what_is_only_untaught(report):
    assert MarkedQuotes(["改造老旧小区300个"]).labels(report).answering == [CANTEENS]


def test_a_quote_that_stands_nowhere_marks_nothing(report):
    assert MarkedQuotes(["月球基地开工"]).labels(report) == Labels()


def test_a_few_characters_of_a_clause_do_not_make_it_the_answer(report):
    labels = MarkedQuotes(["人，地区生产总值增长5.2%。建"]).labels(report)
    assert labels.clauses[JOBS] == (OTHER, ANSWERS)
    assert JOBS_PLANNED not in labels.clauses
