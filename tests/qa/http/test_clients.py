import pytest

from qa.http.clients import VARIABLE, Bucket, address_of

SCOPE = {"type": "http", "client": ("10.0.0.1", 1), "headers": [(b"x-real-ip", b"1.1.1.1, 2.2.2.2")]}


def test_the_address_is_the_connections_own_and_no_header_changes_it(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert address_of(SCOPE) == "10.0.0.1"


def test_behind_a_proxy_it_is_what_the_proxy_put_last(monkeypatch):
    monkeypatch.setenv(VARIABLE, "X-Real-IP")
    assert address_of(SCOPE) == "2.2.2.2"


def test_a_bucket_is_empty_after_so_many_times_and_fills_again(monkeypatch):
    now = 1000.0
    monkeypatch.setattr("qa.http.clients.time.monotonic", lambda: now)
    bucket = Bucket(most=2, seconds=10)
    assert [bucket.take("a") for _ in range(3)] == [True, True, False]
    assert bucket.take("b")
    now += 5
    assert [bucket.take("a") for _ in range(2)] == [True, False]
    assert bucket.left("nobody") == pytest.approx(2)
