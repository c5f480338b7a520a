from corpus import Figure, Quote
from qa.answering.several import combine_answers
from qa.records import Answer, Passage

FIGURE = Figure("r:1:2-5", "r", 1, 2, 5, "12个", 12, None, "个", ">", "新建公园", "increment", "actual", "", 2024)
PASSAGE = Passage("r", 1, "", "公园12个。", 1.0, (), (FIGURE,))
OTHER = Passage("r", 2, "", "绿道。", 0.5, (), ())
QUOTE = Quote("r", 1, 0, 5, "公园12个")
PARKS = Answer("", True, None, "", 0.9, "公园12个", (QUOTE,), (FIGURE,), (PASSAGE,), 0.0)
TICKETS = Answer("", False, "no_figure", "报告没有给出所问的数字。", 0.8, None, (), (), (OTHER, PASSAGE), 0.0)


def test_each_part_is_answered_or_named_with_the_reason():
    answer = combine_answers([("公园建了几个", PARKS), ("门票多少钱", TICKETS)], 5)
    assert answer.message == "共问了 2 件事。“公园建了几个”：新建公园 超过12个。“门票多少钱”：报告没有给出所问的数字。"
    assert (answer.answered, answer.figures, answer.quotes, answer.answer) == (True, (FIGURE,), (QUOTE,), "公园12个")
    assert answer.passages == (PASSAGE, OTHER)


def test_nothing_answered_is_a_refusal_that_names_every_part():
    answer = combine_answers([("门票多少钱", TICKETS), ("停车多少钱", TICKETS)], 5)
    assert (answer.answered, answer.reason, answer.answer) == (False, "no_figure", None)
    assert answer.message.count("报告没有给出所问的数字") == 2


def test_several_inside_a_part_say_only_what_they_lack():
    assert combine_answers([("公园建了几个", PARKS), ("公园建了几个", PARKS)], 5, inside=True).message == ""
    lacking = combine_answers([("公园建了几个", PARKS), ("门票多少钱", TICKETS)], 5, inside=True)
    assert lacking.message == "“门票多少钱”：报告没有给出所问的数字。"
