"""Questions over many reports: when each kind is right, and the table of both halves."""

from dataclasses import replace

from eval.gold import GoldEvidence
from eval.response import FoundFigure, FoundQuote, Response
from eval.scores.many import Asked, ManyQuestion, ReportedFigure, count_lines, development_ids, failure_lines

FIGURE = ReportedFigure("5%", 5, "%", "=", report="a")
GOLD = ManyQuestion("1", "增长多少", True, (GoldEvidence("增长5%", "a"),), kind="trend", figures=(FIGURE,))
SAID = Response(True, 0.9, (), (FoundQuote("a", 1, "增长5%"),), (FoundFigure("5%", 5, None, "%", "=", "a"),), "", "", 1)


def right(response, **gold):
    return Asked(replace(GOLD, **gold), response).right


def test_figures_are_right_with_their_report():
    other = replace(SAID.figures[0], report="b")
    answers = [SAID, replace(SAID, figures=(other,)), replace(SAID, figures=(*SAID.figures, other))]
    assert [right(answer) for answer in answers] == [True, False, False]


def test_a_promise_is_right_with_its_verdict():
    assert [right(replace(SAID, verdict=verdict), verdict="met") for verdict in ("met", "missed", None)] == [
        True,
        False,
        False,
    ]


def test_what_no_report_tells_must_be_said():
    missing = {"missing_parts": ("江苏",)}
    assert [right(replace(SAID, message=text), **missing) for text in ("江苏：没有", "")] == [True, False]


def test_a_list_needs_four_quotes_in_five():
    clauses = tuple(GoldEvidence(text, "a") for text in ("增长5%", "修路一百里"))
    assert right(SAID, figures=(), evidence=clauses[:1])
    assert not right(SAID, figures=(), evidence=clauses)


def test_a_refusal_is_right_where_there_is_no_answer():
    refusal = replace(SAID, answered=False, figures=(), quotes=())
    no_answer = {"answerable": False, "evidence": (), "figures": ()}
    assert [right(refusal, **no_answer), right(SAID, **no_answer), right(refusal)] == [True, False, False]


def test_halves_are_counted_by_kind_and_only_failures_of_the_first_are_shown():
    asked = [Asked(GOLD, SAID), Asked(replace(GOLD, id="2"), replace(SAID, figures=()))]
    assert count_lines(asked, {"1"}) == [
        "kind            development    unseen",
        "trend              1/1 1.00     0/1 0.00",
        "all                1/1 1.00     0/1 0.00",
    ]
    assert failure_lines(asked, {"1"}) == []
    assert failure_lines(asked, {"2"})[0] == "2 trend: 增长多少"


def test_the_development_half_is_written_down():
    assert len(development_ids()) == 249
