"""The tiny model as a file, and in an installed package, so that conversion is tested whole and in milliseconds."""

import hashlib

import pytest

from index.encoder.builtin import Release
from tests.index.encoder.builtin.tiny_model import tiny_file, tiny_tensors


@pytest.fixture(scope="session")
def tensors():
    return tiny_tensors()


@pytest.fixture(scope="session")
def content(tensors):
    return tiny_file(tensors)


@pytest.fixture
def path(tmp_path, content):
    path = tmp_path / "tiny.bin"
    path.write_bytes(content)
    return path


@pytest.fixture
def site(tmp_path, content, monkeypatch):
    """A folder on sys.path where the package `tinyweights` 1.0 is installed."""
    site = tmp_path / "site"
    (site / "tinyweights-1.0.dist-info").mkdir(parents=True)
    (site / "tinyweights-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: tinyweights\nVersion: 1.0\n"
    )
    (site / "tinyweights").mkdir()
    (site / "tinyweights" / "tiny.bin").write_bytes(content)
    monkeypatch.syspath_prepend(str(site))
    return site


@pytest.fixture
def release(site, content):
    prompts = {"query": "query: ", "passage": "passage: "}
    checksum = hashlib.sha256(content).hexdigest()
    return Release("tiny", "tinyweights", "1.0", "tinyweights/tiny.bin", checksum, "", prompts)
