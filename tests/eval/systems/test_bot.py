"""The real bot (word search alone, so that no model is needed), in process and behind a real server."""

from contextlib import closing
from dataclasses import replace

import pytest

from corpus import Library, Paragraph, Report, Span
from eval.runner import Options, run_set
from eval.sets import SourcePassage, open_set
from eval.systems.ablation import without
from eval.systems.bot import BotSystem, report_passages
from eval.systems.http import HttpSystem
from index import build
from index.snapshot import open_snapshot
from qa import Bot
from tests.browser.serving import serving


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return open_snapshot(
        build([Library.default().load("mianyang-2023")], None, tmp_path_factory.mktemp("index"), quiet=True)
    )


def untimed(run):
    return [replace(outcome, response=replace(outcome.response, took_ms=0.0, client_ms=0.0)) for outcome in run.judged]


def test_in_process_and_over_http_say_and_score_the_same(snapshot):
    bot, questions = Bot.over(snapshot, None), open_set("questions_dev")
    here = run_set(BotSystem(bot), questions, Options(quiet=True))
    with serving(bot) as address, closing(HttpSystem.open(address, connections=2)) as system:
        there = run_set(system, questions, Options(concurrency=2, quiet=True))
    assert untimed(here) == untimed(there)
    assert here.scores.totals() == there.scores.totals()
    assert here.failures() == []


def test_a_part_that_is_off_changes_the_ranking_and_nothing_else(snapshot):
    questions = open_set("questions_dev")
    whole = run_set(BotSystem(Bot.over(snapshot, None)), questions, Options(quiet=True))
    broken = run_set(BotSystem(Bot.over(without(snapshot, "bigrams"), None), "off"), questions, Options(quiet=True))
    same = run_set(BotSystem(Bot.over(without(snapshot, "dense"), None), "same"), questions, Options(quiet=True))
    assert whole.scores.totals()["R@1"] > broken.scores.totals()["R@1"]
    assert untimed(whole) == untimed(same)


def test_report_passages_are_its_paragraphs():
    report = Report("r", "", "", None, "", "", "", (Paragraph("r", 1, (), "", "甲。", (Span(0, 2),), 0),))
    assert report_passages([report]) == (SourcePassage("r", 1, "甲。"),)
