import re
from dataclasses import replace

import pytest

from eval.errors import RunError
from eval.gold import GoldEvidence, GoldQuestion
from eval.report import MAX_BYTES, render, result_word
from eval.response import FoundPassage, Response
from eval.runner import Options, run_set
from eval.scores.questions import judge
from tests.eval.fakes import QUESTIONS, RIGHT, SET, FakeSystem, passages, quote, said

QUIET = Options(quiet=True)
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028"


def test_page_names_no_other_host_and_holds_the_tables():
    page = render([run_set(FakeSystem(RIGHT), SET, QUIET)])
    assert re.findall(r"(?:https?:)?//[\w.-]+|@import|url\(", page) == []
    assert page.count("<figure>") == 6
    assert '<tr><th title="a passage with an evidence quote is within the first k">R@1<td>1.0000</tr>' in page


def test_page_never_lets_data_become_markup():
    asked = GoldQuestion("q", HOSTILE, True, (GoldEvidence("x"),), type=HOSTILE)
    run = run_set(FakeSystem(RIGHT, name=HOSTILE), SET, QUIET)
    page = render([replace(run, judged=(judge(asked, RIGHT["q1"]),))])
    assert page.count("</script>") == 2
    assert "<img" not in page


def test_large_set_stays_under_the_limit_with_fewer_passages():
    long = "政" * 500
    asked = GoldQuestion("q", "多少", True, (GoldEvidence("x"),))
    judged = tuple(
        judge(
            replace(asked, id=f"q{i}"),
            said(True, 0.5, tuple(FoundPassage("r", i * 5 + k, f"{i * 5 + k}{long}", 1.0) for k in range(5))),
        )
        for i in range(1500)
    )
    page = render([replace(run_set(FakeSystem(RIGHT), SET, QUIET), judged=judged)])
    assert len(page.encode()) < MAX_BYTES
    assert "at most 1 passages of each question are shown" in page


def test_a_page_that_cannot_be_small_enough_is_refused():
    asked = GoldQuestion("q", "多" * 500, True, (GoldEvidence("少" * 500),))
    judged = tuple(judge(replace(asked, id=f"q{i}"), said(True, 0.5)) for i in range(2000))
    with pytest.raises(RunError, match="1 runs do not fit into a page of 5,000,000 bytes; report fewer of them"):
        render([replace(run_set(FakeSystem(RIGHT), SET, QUIET), judged=judged)])


@pytest.mark.parametrize(
    ("number", "response", "word"),
    [
        (0, RIGHT["q1"], "right"),
        (0, replace(RIGHT["q1"], figures=()), "wrong"),
        (0, RIGHT["q4"], "refused"),
        (3, RIGHT["q4"], "right"),
        (3, RIGHT["q1"], "answered"),
        (3, Response.failed("timeout"), "failed"),
        (2, said(True, 0.5, passages(4), (quote(4, "道路12公里"),)), "wrong"),
    ],
)
def test_result_in_a_word(number, response, word):
    assert result_word(judge(QUESTIONS[number], response)) == word
