from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app import create_app
from tests.qa.fake_bot import ALPHA, BETA, FakeBot


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Speaks HTTP to the whole app, lifespan on, over two hand-made reports."""
    with TestClient(create_app(FakeBot((ALPHA, BETA))), raise_server_exceptions=False) as speaking:
        yield speaking
