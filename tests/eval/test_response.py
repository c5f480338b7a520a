import pytest

from eval.errors import ResponseError
from eval.response import FoundFigure, FoundPassage, FoundQuote, Response, read_response

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
    assert read_response(PAYLOAD, 4.0) == Response(
        answered=True,
        confidence=1.0,
        passages=(FoundPassage("r", 3, "改造小区300个。", 2.0),),
        quotes=(FoundQuote("r", 3, "改造小区300个"),),
        figures=(FoundFigure("300个", 300.0, None, "个", "="),),
        answer="改造小区300个",
        took_ms=3.5,
        client_ms=4.0,
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"confidence": 1.2}, "'confidence' is 1.2, not in [0, 1]"),
        ({"confidence": float("nan")}, "'confidence' is nan, not in [0, 1]"),
        ({"answered": "yes"}, "'answered' is 'yes'"),
        ({"passages": None}, "TypeError"),
        ({"figures": [{"text": "5"}]}, "KeyError 'value_max'"),
    ],
)
def test_a_broken_contract_is_an_error(change, reason):
    with pytest.raises(ResponseError) as caught:
        read_response({**PAYLOAD, **change}, 0.0)
    assert reason in str(caught.value)


@pytest.mark.parametrize("name", ["answered", "confidence", "passages", "quotes", "figures", "answer", "took_ms"])
def test_a_missing_field_is_an_error(name):
    with pytest.raises(ResponseError, match=f"the answer breaks the contract: KeyError '{name}'"):
        read_response({key: value for key, value in PAYLOAD.items() if key != name}, 0.0)
