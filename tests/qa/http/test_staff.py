import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.requests import Request

from qa.errors import NotAllowedError, NoTokenError
from qa.http import staff
from qa.http.clients import Bucket
from qa.http.staff import VARIABLE, admit, check, takes_reports


def show(value):
    """Check a request that shows this, sent as the server reads it: as Latin-1."""
    check(Headers(raw=[(b"authorization", value.encode())]))


@pytest.fixture
def token(monkeypatch):
    monkeypatch.setenv(VARIABLE, " 令牌 ")


@pytest.mark.parametrize("shown", ["Bearer 令牌", "bearer 令牌", "BEARER  令牌 "])
def test_the_token_lets_staff_pass(token, shown):
    show(shown)


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer ", "令牌", "Basic 令牌", "Bearer 令", "Bearer 令牌牌"])
def test_anything_else_is_not_allowed(token, shown):
    with pytest.raises(NotAllowedError, match="令牌不对；请在请求头里给出 Authorization: Bearer 令牌。"):
        show(shown)


def test_a_request_without_the_header_is_not_allowed(token):
    with pytest.raises(NotAllowedError):
        check(Headers())


@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_server_without_a_token_takes_no_reports(monkeypatch, value):
    monkeypatch.delenv(VARIABLE, raising=False)
    if value is not None:
        monkeypatch.setenv(VARIABLE, value)
    assert not takes_reports()
    with pytest.raises(NoTokenError, match="没有设置 QA_STAFF_TOKEN"):
        show("Bearer ")


def test_a_server_with_a_token_takes_reports(token):
    assert takes_reports()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_no_other_text_is_the_token(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "令牌")
        with pytest.raises(NotAllowedError):
            show(f"Bearer {text}x")


def test_after_ten_wrong_tokens_of_an_address_each_further_one_waits(token, monkeypatch):
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr(staff, "_wrong", Bucket(10, 900))
    monkeypatch.setattr("qa.http.staff.sleep", sleep)

    def try_token(shown, address):
        headers = [(b"authorization", shown.encode())]
        asyncio.run(admit(Request({"type": "http", "headers": headers, "client": (address, 1)})))

    for _ in range(12):
        with pytest.raises(NotAllowedError):
            try_token("Bearer x", "10.0.0.1")
    assert waited == [2, 2]
    with pytest.raises(NotAllowedError):
        try_token("Bearer x", "10.0.0.2")
    try_token("Bearer 令牌", "10.0.0.1")
    assert waited == [2, 2]
