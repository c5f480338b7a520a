"""The worker's loop, over a maker of our own; the real ones need the peers' environment."""

import io
import json
import sys

import pytest

from eval.peers import worker


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the worker over two passages with some lines on standard input; return the lines that it writes."""
    passages = tmp_path / "passages.json"
    passages.write_text('["改造小区", "新建公园"]', "utf-8")

    def run(*requests):
        def maker(texts, model):
            print("noise of a library")
            return lambda question, top_k: [i for i, text in enumerate(texts) if set(text) & set(question)][:top_k]

        monkeypatch.setitem(worker.MAKERS, "ours", maker)
        monkeypatch.setattr(sys, "argv", ["worker.py", "ours", str(passages), "model"])
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{json.dumps(request)}\n" for request in requests)))
        monkeypatch.setattr(sys, "stdout", sys.stdout)
        worker.main()
        return capsys.readouterr()

    return run


def test_worker_says_when_it_is_ready_and_answers_line_by_line(run):
    ready, *replies = map(json.loads, run({"ask": "公园", "top_k": 5}, {"ask": "小园", "top_k": 1}).out.splitlines())
    assert ready == {"ready": True}
    assert [reply["found"] for reply in replies] == [[1], [0]]
    assert all(reply["ms"] >= 0 for reply in replies)


def test_what_a_peer_prints_goes_to_standard_error(run):
    written = run()
    assert (written.out, written.err) == ('{"ready": true}\n', "noise of a library\n")
