import pytest

from qa.checking.claims import split_claims
from qa.checking.figures import claimed_figures


@pytest.mark.parametrize(
    ("text", "comparator", "indicator"),
    [
        ("断面达标率没有低于九成。", ">=", "断面达标率"),
        ("停课天数不能超过5天。", "<=", "停课天数"),
        ("渡口还不到30座。", "<", "渡口"),
        ("码头不止8座。", ">", "码头"),
        ("货运占比已跌破20%。", "<", "货运占比已"),
        ("出口增长不能不超过四成。", ">", "出口增长"),
        ("在园幼儿占比还没过半。", "<=", "在园幼儿占比"),
        ("水费上限是6元。", "<=", "水费"),
        ("造林往年1万亩往上。", ">=", "造林往年"),
        ("修建码头2座。", "=", "修建码头"),
    ],
)
def test_the_bound_is_that_of_the_words(text, comparator, indicator):
    (claim,) = split_claims(text)
    (figure,) = claimed_figures(claim, ())
    assert (figure.subject.figure.comparator, figure.subject.indicator) == (comparator, indicator)
