import pytest

from qa.checking.claims import split_claims
from qa.checking.relation import read_relation


def read(text):
    return read_relation(split_claims(text)[0])


@pytest.mark.parametrize(
    ("text", "left", "sign", "right", "by"),
    [
        ("码头目标高于渡口目标。", "码头目标", ">", "渡口目标", None),
        ("码头投资不如航道投资。", "码头投资", "<", "航道投资", None),
        ("货运量没有超过客运量。", "货运量", "<=", "客运量", None),
        ("今年造林面积比去年多2万亩。", "今年造林面积", ">", "去年", "2万亩"),
        ("今年造林的目标，比上年实际少得多。", "今年造林的目标", "<", "上年实际", None),
        ("客运涨得没货运快。", "客运涨得", "<=", "货运", None),
        ("客运增速与货运增速持平。", "客运增速", "=", "货运增速", None),
        ("公路投资是铁路投资的2倍。", "公路投资", "=", "铁路投资", "2倍"),
    ],
)
def test_a_comparing_claim_has_two_sides(text, left, sign, right, by):
    relation = read(text)
    assert (relation.left.text, relation.sign, relation.right.text) == (left, sign, right)
    assert (relation.by and relation.by.text) == by


@pytest.mark.parametrize(
    "text", ["造林超过2万亩。", "货运占比提高。", "造林面积比去年减少。", "修建码头2座。", "粮食产量同比增长5%。"]
)
def test_a_bound_or_a_change_is_no_comparison(text):
    assert read(text) is None


def test_a_side_says_of_which_time_it_is():
    relation = read("今年经济增长目标高于去年实际增速。")
    assert (relation.left.tense_of(2025), relation.left.year_of(2025)) == ("target", 2025)
    assert (relation.right.tense_of(2025), relation.right.year_of(2025)) == ("actual", 2024)
