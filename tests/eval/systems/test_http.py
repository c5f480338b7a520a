"""The same bot in process and over HTTP: one code path scores both."""

import json
from dataclasses import asdict, replace

import httpx
import pytest

from corpus import Figure, Paragraph, Report, Span
from eval.errors import ResponseError, UnavailableError
from eval.response import CheckedText, FollowedFigure, FollowedTarget, SpannedVerdict
from eval.runner import Options, run_set
from eval.systems.bot import BotSystem
from eval.systems.http import HttpSystem
from qa.records import Answer, BotInfo, Check, ClaimCheck, Fulfilment, Passage, Quote
from tests.eval.fakes import RIGHT, SET, TEXTS

PARAGRAPHS = tuple(Paragraph("r", n, (), "", text, (Span(0, len(text)),), 0) for n, text in enumerate(TEXTS, 1))
FIGURE = Figure("f", "r", 1, 0, 4, "300个", 300, None, "个", "=", "改造小区", "increment", "target", "", 2023)
REPORT = Report("r", "甲乙市政府工作报告", "甲乙市", 2023, "", "", "", PARAGRAPHS)


class FakeBot:
    """Gives the answers of RIGHT as a bot would."""

    reports = (REPORT,)
    info = BotInfo("fake", "snap", 1, 4, 3)

    def ask(self, question, *, top_k, reports):
        said = next(RIGHT[gold.id] for gold in SET.questions if gold.question == question)
        return Answer(
            question=question,
            answered=said.answered,
            reason=said.reason or None,
            message="",
            confidence=said.confidence,
            answer=said.answer or None,
            quotes=tuple(Quote(q.report, q.paragraph, 0, len(q.text), q.text) for q in said.quotes),
            figures=tuple(
                Figure("f", "r", 1, 0, 1, f.text, f.value, None, f.unit, f.comparator, "", "level", "target", "", None)
                for f in said.figures
            ),
            passages=tuple(Passage(p.report, p.paragraph, "", p.text, p.score, (), ()) for p in said.passages),
            took_ms=1.5,
        )

    def check(self, text, reports):
        return Check("supported", (ClaimCheck(text, 0, len(text), "not_found", "", (), (), (), ()),), 0.0)

    def fulfilment(self, target, actual):
        return [Fulfilment(replace(FIGURE, report=target), replace(FIGURE, report=actual), "met", 0.0)]


def serve(request: httpx.Request) -> httpx.Response:
    bot = FakeBot()
    path = request.url.path.removeprefix("/prefix")
    if path == "/api/ask":
        body = json.loads(request.content)
        return httpx.Response(
            200, json=asdict(bot.ask(body["question"], top_k=body["top_k"], reports=body.get("reports")))
        )
    if path == "/api/reports/r":
        paragraphs = [{"number": p.number, "section": "", "text": p.text} for p in PARAGRAPHS]
        return httpx.Response(200, json={"id": "r", "paragraphs": paragraphs})
    if path == "/api/check":
        body = json.loads(request.content)
        return httpx.Response(200, json=asdict(bot.check(body["text"], body["reports"])))
    if path == "/api/fulfilment":
        items = bot.fulfilment(request.url.params["target"], request.url.params["actual"])
        return httpx.Response(200, json={"items": [asdict(item) for item in items]})
    bodies = {"/api/health": asdict(bot.info), "/api/reports": {"items": [{"id": "r"}]}}
    return httpx.Response(200, json=bodies[path])


def client(handler=serve, url="http://test/prefix/") -> httpx.Client:
    return httpx.Client(transport=httpx.MockTransport(handler), base_url=url)


def timeless(run):
    return [replace(outcome, response=replace(outcome.response, client_ms=0.0)) for outcome in run.judged]


def test_in_process_and_over_http_score_the_same():
    here = run_set(BotSystem(FakeBot()), SET, Options(quiet=True))
    there = run_set(HttpSystem(client()), SET, Options(quiet=True))
    assert timeless(here) == timeless(there)
    assert here.scores.totals() == there.scores.totals()
    assert there.settings["url"] == "http://test/prefix/"
    assert (here.settings["snapshot"], there.settings["snapshot"]) == ("snap", "snap")


def test_in_process_and_over_http_check_and_follow_the_same():
    here, there = BotSystem(FakeBot()), HttpSystem(client())
    assert here.check("改造小区300个。", []) == there.check("改造小区300个。", [])
    assert here.check("改造小区300个。", ["r"]) == CheckedText("supported", (SpannedVerdict(0, 9, "not_found"),))
    assert here.follow("r", "s&t") == there.follow("r", "s&t")
    assert there.follow("r", "s&t") == (
        FollowedTarget(FollowedFigure("r", 1, 0, 4, 300, "个"), FollowedFigure("s&t", 1, 0, 4, 300, "个"), "met"),
    )


def test_reports_are_asked_for_only_when_given():
    bodies = []

    def listen(request):
        if request.url.path.endswith("/api/ask"):
            bodies.append(json.loads(request.content))
        return serve(request)

    system = HttpSystem(client(listen))
    system.ask("改造多少小区", 5, None)
    system.ask("改造多少小区", 5, ["r"])
    assert bodies == [
        {"question": "改造多少小区", "top_k": 5},
        {"question": "改造多少小区", "top_k": 5, "reports": ["r"]},
    ]


def test_a_server_that_is_not_there_says_what_to_do():
    def refuse(request):
        raise httpx.ConnectError("Connection refused", request=request)

    with pytest.raises(UnavailableError) as caught:
        HttpSystem(client(refuse))
    assert str(caught.value) == (
        "http://test/prefix/api/health does not answer: Connection refused;"
        " start the server with `python app.py`, or correct --url"
    )


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        (httpx.Response(200, text="<html>"), "answered 200 without JSON"),
        (
            httpx.Response(400, json={"error": {"code": "bad_question"}}),
            "answered 400: {'error': {'code': 'bad_question'}}",
        ),
    ],
)
def test_what_is_no_answer_is_an_error(response, reason):
    with pytest.raises(ResponseError) as caught:
        HttpSystem(client(lambda request: response))
    assert reason in str(caught.value)
