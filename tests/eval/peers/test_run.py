"""Peers as systems; the worker here is a fake one, since the real ones need an environment of their own."""

import sys

import pytest

from eval.errors import UnavailableError
from eval.peers import run as peers
from eval.peers.run import PEERS, peers_page
from eval.peers.worker import MAKERS
from eval.runner import Options, run_set
from tests.eval.fakes import PASSAGES, RIGHT, SET, FakeSystem

# Finds the passages that share a character with the question, in order.
WORKER = """
import json, sys
texts = json.loads(open(sys.argv[2], encoding="utf-8").read())
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    found = [i for i, text in enumerate(texts) if set(text) & set(asked["ask"])][: asked["top_k"]]
    print(json.dumps({"ms": 1.5, "found": found}), flush=True)
"""


@pytest.fixture
def fake(tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text(WORKER, "utf-8")
    monkeypatch.setattr(peers, "_WORKER", worker)
    monkeypatch.setattr(peers, "peers_python", lambda: sys.executable)
    with peers.peer("fake", PASSAGES, tmp_path, tmp_path) as system:
        yield system


def test_peer_ranks_the_passages_that_its_worker_found(fake):
    response = fake.ask("改造小区", 2, None)
    assert [(passage.id, passage.score) for passage in response.passages] == [("r:3", 1.0)]
    assert (response.took_ms, response.confidence, response.figures) == (1.5, 0.5, ())
    assert [p.id for p in fake.ask("新", 9, None).passages] == ["r:2", "r:4"]


def test_peer_runs_over_a_set_and_refuses_a_filter(fake):
    run = run_set(fake, SET, Options(quiet=True))
    assert [outcome.rank for outcome in run.judged] == [1, 1, 1, None, None]
    with pytest.raises(UnavailableError, match="fake cannot choose reports; leave --reports out"):
        fake.ask("新", 9, ["r"])


def test_missing_environment_says_how_to_set_it_up(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    with pytest.raises(UnavailableError, match=r"there is no .*python; set the peers up with `make peers`"):
        peers.peers_python()


def test_every_peer_has_a_maker():
    assert tuple(MAKERS) == PEERS


def test_table_has_a_row_a_system():
    runs = [run_set(FakeSystem(RIGHT, name), SET, Options(quiet=True)) for name in ("ours", "other")]
    assert peers_page(runs).splitlines()[-4:] == [
        "| system | R@1 | R@5 | MRR@10 | p50 ms | p95 ms |",
        "|---|--:|--:|--:|--:|--:|",
        "| ours | 1.000 | 1.000 | 1.000 | 0.0 | 0.0 |",
        "| other | 1.000 | 1.000 | 1.000 | 0.0 | 0.0 |",
    ]
