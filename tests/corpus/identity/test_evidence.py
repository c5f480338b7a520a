import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.evidence import Evidence, Finding, taken, weigh, weights_of

WEIGHTS = weights_of("year")
PIECES = st.lists(st.builds(Evidence, st.integers(2000, 2003), st.sampled_from(sorted(WEIGHTS))), max_size=8)


def odds(probability):
    return probability / (1 - probability)


def test_nothing_speaks_for_nothing():
    assert weigh("year", []) == Finding(None, 0.0, ())


def test_one_piece_is_as_certain_as_its_kind():
    assert weigh("year", [Evidence(2021, "title")]) == Finding(2021, WEIGHTS["title"], ("title",))


def test_agreeing_kinds_leave_the_product_of_their_doubts_and_the_strongest_stands_first():
    finding = weigh("year", [Evidence(2021, "past"), Evidence(2021, "file")])
    certainty = round(1 - (1 - WEIGHTS["past"]) * (1 - WEIGHTS["file"]), 3)
    assert finding == Finding(2021, certainty, ("file", "past"))


def test_the_odds_of_a_value_stand_against_those_of_the_others_and_of_none():
    finding = weigh("year", [Evidence(2021, "file"), Evidence(2020, "page")])
    certainty = odds(WEIGHTS["file"]) / (1 + odds(WEIGHTS["file"]) + odds(WEIGHTS["page"]))
    assert finding == Finding(2021, round(certainty, 3), ("file",))


def test_a_kind_counts_once_and_nothing_is_surer_than_print():
    assert weigh("year", [Evidence(2021, "past")] * 5).certainty == WEIGHTS["past"]
    assert weigh("year", [Evidence(2021, kind) for kind in WEIGHTS]).certainty == 0.995


def test_values_of_one_key_are_one_written_as_the_strongest_has_it():
    pieces = [Evidence("徐水县", "file"), Evidence("徐水区", "session")]
    assert weigh("place", pieces, lambda name: name[:2]).value == "徐水区"
    assert weigh("place", pieces[:1] * 2 + pieces[1:]).kinds == ("session",)


@given(PIECES)
def test_the_order_of_the_evidence_does_not_matter_to_its_certainty(pieces):
    finding, reverse = weigh("year", pieces), weigh("year", pieces[::-1])
    assert finding.certainty == reverse.certainty
    assert 0.0 <= finding.certainty <= 0.995


@given(PIECES, st.sampled_from(sorted(WEIGHTS)))
def test_more_that_speaks_for_a_value_never_makes_it_less_certain(pieces, kind):
    finding = weigh("year", pieces)
    more = weigh("year", [*pieces, Evidence(finding.value or 2000, kind)])
    assert more.certainty >= finding.certainty


def test_a_value_is_taken_from_one_certainty_on_and_without_asking_from_another():
    limits = weights_of("taken")
    assert limits["at_all"] < limits["surely"]
    assert taken(limits["surely"]) == (True, True)
    assert taken(limits["at_all"]) == (True, False)
    assert taken(limits["at_all"] - 0.001) == (False, False)


@pytest.mark.parametrize("field", ["place", "year", "title", "kind"])
def test_what_evidence_is_worth_is_a_probability(field):
    assert all(0 < weight < 0.995 for weight in weights_of(field).values())
