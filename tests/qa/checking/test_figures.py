import pytest

from qa.checking.claims import split_claims
from qa.checking.figures import check_figure, claimed_figures, stated_candidates
from qa.checking.progress import ClaimTime


def described(text, names=()):
    (claim,) = split_claims(text)
    return claimed_figures(claim, names)


def check(text, statements):
    (figure,) = described(text, statements.names)
    checked = check_figure(figure, None, statements, statements.select(None))
    return checked.row is not None and statements.figure(checked.row).text, checked.verdict, checked.why, checked.words


def test_a_claimed_figure_is_described_without_places_and_noise():
    (figure,) = described("甲乙市今年要建成老年食堂32个，修路。", ["甲乙市"])
    assert (figure.subject.indicator, figure.subject.around) == ("建成老年食堂", "建成老年食堂 ,修路。")
    assert (figure.time, figure.stages) == (ClaimTime("target", 0, True, False), {"complete"})
    assert (figure.text, figure.sentence) == ("建成老年食堂", "甲乙市今年要建成老年食堂32个，修路。")


def test_a_figure_that_two_things_share_is_claimed_of_each():
    figures = described("城镇和乡村居民收入均增长8%。")
    assert [figure.subject.indicator for figure in figures] == ["城镇居民收入均增长", "农村居民收入均增长"]
    assert {figure.subject.figure.text for figure in figures} == {"8%"}


def test_the_time_of_a_figure_is_that_of_what_stands_before_it():
    first, second = described("去年新增5家，今年新增6家。")
    assert (first.time.year, second.time.year) == (-1, 0)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("粮食产量由2015年的18万吨增加到2020年的23万吨。", [2015, 2020]),
        ("2020年，粮食产量由2015年的18万吨增加到23万吨。", [2015, 2020]),
        ("粮食产量由“十二五”末的18万吨增加到23万吨。", [2015, None]),
        ("2020年与2015年相比，粮食产量增长28%。", [2020]),
        ("粮食产量由上年的18万吨增加到23万吨。", [None, None]),
    ],
)
def test_the_values_of_a_claimed_change_are_of_their_own_years(text, years):
    assert [figure.time.year for figure in described(text)] == years


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("建成老年食堂22个。", ("22个", "supported", "", ("", ""))),
        ("建成老年食堂32个。", ("22个", "contradicted", "value", ("", ""))),
        ("已建成老年食堂22个。", ("22个", "contradicted", "tense", ("", ""))),
        ("争取建成老年食堂22个。", ("22个", "contradicted", "stage", ("", ""))),
        ("2019年建成老年食堂32个。", ("22个", "not_found", "year", ("", ""))),
        ("森林覆盖率达到56%。", (False, "not_found", "absent", ("", ""))),
        ("农村居民人均可支配收入增长8%。", ("8%", "supported", "", ("", ""))),
    ],
)
def test_a_figure_is_held_against_the_one_that_speaks_of_the_same(statements, text, outcome):
    assert check(text, statements) == outcome


def test_every_figure_of_a_short_report_is_a_candidate(statements):
    (figure,) = described("2019年建成老年食堂22个。")
    candidates = stated_candidates(figure, None, statements, statements.select(None))
    conflicts = {statements.figure(candidate.row).text: candidate.conflict for candidate in candidates}
    assert len(candidates) == 9
    assert (conflicts["22个"], conflicts["5.2%"]) == ("year", "year")


def test_reports_that_are_not_chosen_have_no_candidates(statements):
    (figure,) = described("建成老年食堂22个。")
    assert check_figure(figure, None, statements, statements.select([])).why == "absent"
