import json

import pytest

from eval.errors import ResponseError
from eval.response import (
    CheckedText,
    FollowedFigure,
    FollowedTarget,
    FoundFigure,
    FoundPassage,
    FoundQuote,
    Response,
    SpannedVerdict,
    read_check,
    read_fulfilment,
    read_response,
)

PAYLOAD = {
    "question": "改造多少小区",
    "answered": True,
    "reason": None,
    "message": "",
    "confidence": 1,
    "answer": "改造小区300个",
    "quotes": [{"report": "r", "paragraph": 3, "start": 0, "end": 8, "text": "改造小区300个"}],
    "figures": [
        {"text": "300个", "value": 300, "value_max": None, "unit": "个", "comparator": "=", "kind": "increment"}
    ],
    "passages": [
        {"report": "r", "paragraph": 3, "section": "", "text": "改造小区300个。", "score": 2, "highlights": []}
    ],
    "took_ms": 3.5,
}


def test_read_response_keeps_what_is_scored():
    assert read_response(json.dumps(PAYLOAD), 4.0) == Response(
        answered=True,
        confidence=1.0,
        passages=(FoundPassage("r", 3, "改造小区300个。", 2.0),),
        quotes=(FoundQuote("r", 3, "改造小区300个"),),
        figures=(FoundFigure("300个", 300.0, None, "个", "="),),
        answer="改造小区300个",
        reason="",
        took_ms=3.5,
        client_ms=4.0,
    )


def test_a_saved_response_keeps_its_own_time_and_error():
    response = read_response(json.dumps(PAYLOAD | {"client_ms": 7.5, "error": "gone"}))
    assert (response.client_ms, response.error) == (7.5, "gone")
    assert read_response(json.dumps(PAYLOAD | {"error": "gone"}), 4.0).error == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"confidence": 1.2}, "'confidence' should be less than or equal to 1, it is 1.2"),
        ({"confidence": float("nan")}, "'confidence' should be less than or equal to 1, it is NaN"),
        ({"answered": "yes"}, "'answered' should be a valid boolean, it is \"yes\""),
        ({"passages": None}, "'passages' should be a valid array, it is null"),
        ({"figures": [{"text": "5"}]}, "'figures.0.value' is missing"),
        ({"quotes": [{"report": "r", "paragraph": -1, "text": ""}]}, "'quotes.0.paragraph' should be greater than"),
    ],
)
def test_a_broken_contract_is_an_error(change, reason):
    with pytest.raises(ResponseError) as caught:
        read_response(json.dumps({**PAYLOAD, **change}), 0.0)
    assert str(caught.value).startswith(f"the answer breaks the contract: {reason}")


@pytest.mark.parametrize(
    "name", ["answered", "confidence", "passages", "quotes", "figures", "answer", "reason", "took_ms"]
)
def test_a_missing_field_is_an_error(name):
    with pytest.raises(ResponseError, match=f"the answer breaks the contract: '{name}' is missing"):
        read_response(json.dumps({key: value for key, value in PAYLOAD.items() if key != name}), 0.0)


def test_read_check_keeps_the_verdicts():
    body = '{"verdict": "contradicted", "claims": [{"text": "甲", "start": 0, "end": 1, "verdict": "not_found"}]}'
    assert read_check(body) == CheckedText("contradicted", (SpannedVerdict(0, 1, "not_found"),))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{}", "'verdict' is missing"),
        ('{"verdict": "supported", "claims": [{"start": 0, "end": 1}]}', "'claims.0.verdict' is missing"),
        ('{"verdict": "true", "claims": []}', "'verdict' should be 'supported', 'contradicted' or 'not_found', it is"),
    ],
)
def test_a_check_that_breaks_the_contract_is_an_error(body, reason):
    with pytest.raises(ResponseError, match=f"the answer breaks the contract: {reason}"):
        read_check(body)


FIGURE = {"report": "a", "paragraph": 1, "start": 9, "end": 13, "value": 5.5, "unit": "%", "kind": "growth"}


def test_read_fulfilment_keeps_where_figures_stand():
    figure = FollowedFigure("a", 1, 9, 13, 5.5, "%")
    items = [
        {"target": FIGURE, "actual": FIGURE, "verdict": "met"},
        {"target": FIGURE, "actual": None, "verdict": "not_found"},
    ]
    assert read_fulfilment(json.dumps({"items": items})) == (
        FollowedTarget(figure, figure, "met"),
        FollowedTarget(figure, None, "not_found"),
    )


@pytest.mark.parametrize(
    "item",
    [{}, {"target": None, "actual": None, "verdict": "met"}, {"target": FIGURE, "actual": None, "verdict": "kept"}],
)
def test_fulfilment_that_breaks_the_contract_is_an_error(item):
    with pytest.raises(ResponseError, match=r"the answer breaks the contract: 'items\.0\."):
        read_fulfilment(json.dumps({"items": [item]}))
