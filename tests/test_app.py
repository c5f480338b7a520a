import os
import signal
import subprocess
import sys
import urllib.request
from socket import IPPROTO_TCP, TCP_NODELAY, create_server
from types import SimpleNamespace

import pytest

import app
from corpus import ROOT
from index.snapshot import published

FAKE = """
import sys, app
from tests.qa.fake_bot import FakeBot
app.Bot.open = lambda: FakeBot()
sys.exit(app.main(["--port", "0", "--root-path", "/报告"]))
"""


@pytest.fixture
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("host, port", [("127.0.0.1", None), ("no.such.host.invalid", 0)])
def test_an_address_that_cannot_be_had_is_one_sentence(capsys, host, port):
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1] if port is None else port
        assert app.main(["--host", host, "--port", str(port)]) == app.CANNOT_LISTEN
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Cannot listen on {host}:{port} (")
    assert said.err.endswith("); choose another --host or --port.\n")
    assert said.err.count("\n") == 1


def test_an_index_that_is_not_there_is_built_and_each_step_is_said(capsys, var, monkeypatch):
    monkeypatch.setenv("EMBEDDER", "none")
    bot = app.open_bot()
    assert [report.id for report in bot.reports] == ["mianyang-2023"]
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Opening the index ..."
    assert second == f"Building the index, since there is no index in {var / 'index'} yet ..."
    app.open_bot()
    assert capsys.readouterr().out == "Opening the index ...\n"


def test_a_damaged_index_is_one_sentence_with_the_remedy(capsys, var, monkeypatch):
    monkeypatch.setenv("EMBEDDER", "none")
    app.open_bot()
    (published() / "figures.jsonl").write_text("")
    capsys.readouterr()
    assert app.main(["--port", "0"]) == app.NO_INDEX
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("Opening the index ...\n", 1)
    assert "run `python -m index build --again`" in said.err


def test_server_says_on_one_line_where_it_is_and_stops_cleanly():
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert [process.stdout.readline() for _ in range(2)] == ["Opening the index ...\n", "Loading the page ...\n"]
    line = process.stdout.readline()
    assert line.startswith("Ready: http://127.0.0.1:")
    assert line.endswith("/报告\n")
    port = line.split(":")[3].split("/")[0]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=30) as response:
        assert response.status == 200
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == ("", "")
    assert process.returncode == 0


def test_url_brackets_an_ipv6_address():
    listener = SimpleNamespace(getsockname=lambda: ("::1", 7860, 0, 0))
    assert app.Server(app.FastAPI(), listener, "a/").url == "http://[::1]:7860/a"


@pytest.mark.parametrize("port", ["65536", "-1", "http", "８０", "1e3"])
def test_a_port_out_of_range_is_refused(capsys, port):
    with pytest.raises(SystemExit, match="2"):
        app.main([f"--port={port}"])
    assert f"{port} is no port; take one from 0 to 65535" in capsys.readouterr().err


def test_the_listener_sends_answers_without_waiting() -> None:
    with app._listen("127.0.0.1", 0) as listener:
        assert listener.getsockopt(IPPROTO_TCP, TCP_NODELAY) != 0
