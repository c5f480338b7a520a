import pytest

from qa.checking.claims import split_claims
from qa.checking.compared import check_relation
from qa.checking.relation import read_relation


def check(text, statements):
    relation = read_relation(split_claims(text)[0])
    checked = check_relation(relation, statements, statements.select(None))
    return checked and (
        [statements.figure(row).text for row in checked.rows],
        checked.verdict,
        checked.sign,
        checked.by,
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("今年地区生产总值增长目标高于去年实际。", (["5.5%", "5.2%"], "supported", ">", "")),
        ("今年地区生产总值增长目标低于去年实际。", (["5.5%", "5.2%"], "contradicted", ">", "")),
        (
            "农村居民收入增长目标比城镇居民收入增长目标高1.5个百分点。",
            (["8%", "6.5%"], "supported", ">", "相差1.5个百分点"),
        ),
        (
            "农村居民收入增长目标比城镇居民收入增长目标高3个百分点。",
            (["8%", "6.5%"], "contradicted", ">", "相差1.5个百分点"),
        ),
        ("高新技术企业目标多于老年食堂目标。", (["800家", "22个"], "supported", ">", "")),
    ],
)
def test_the_relation_is_computed(statements, text, outcome):
    assert check(text, statements) == outcome


def test_a_side_that_is_not_stated_is_not_compared(statements):
    assert check("今年森林覆盖率高于去年湿地保护率。", statements) is None


def test_the_reason_shows_both_figures(bot):
    (claim,) = bot.check("今年地区生产总值增长目标高于去年实际。").claims
    assert claim.reason == (
        "报告里2025年“地区生产总值增长”的目标是“5.5%左右”，2024年“地区生产总值增长”的实际是“5.2%”：前者高于后者。"
    )
    assert [figure.text for figure in claim.report_figures] == ["5.5%", "5.2%"]
    assert len(claim.quotes) == 2
