"""What is written for operators fits the program: its files, routes, settings and limits."""

import configparser
import re
import shutil
import subprocess

import pytest

from corpus.documents import MAX_BYTES
from corpus.limits import limit
from corpus.settings import ROOT

DEPLOY = ROOT / "deploy"
SETTINGS = {"QA_VAR", "QA_STAFF_TOKEN", "QA_PROXY_HEADER", "QA_FRAME_ANCESTORS", "QA_REQUEST_LOG"}


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_lets_through_what_the_server_takes_and_says_who_asks(name):
    text = (DEPLOY / name).read_text("utf-8")
    assert "/api/reports" in text
    assert re.search(r"[Xx]-Real-IP", text)
    assert "127.0.0.1:7860" in text
    assert MAX_BYTES < 41 * 1024 * 1024
    assert limit("body.check") <= 256 * 1024
    assert text.count("{") == text.count("}")


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx on this machine")
def test_nginx_reads_its_example(tmp_path):
    whole = f"events {{}} http {{ include {DEPLOY / 'nginx.conf'}; }} pid {tmp_path / 'pid'}; error_log stderr;"
    (tmp_path / "nginx.conf").write_text(whole, "utf-8")
    command = ["nginx", "-t", "-q", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


def test_the_unit_of_systemd_starts_the_server_as_a_user_of_its_own():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / "report-qa.service", "utf-8")
    service = unit["Service"]
    assert service["User"] == "report-qa"
    assert service["ExecStart"].split()[1] == "app.py"
    assert int(service["TimeoutStopSec"]) > limit("client.finish_seconds")
    assert unit["Install"]["WantedBy"] == "multi-user.target"


def test_the_image_holds_what_the_server_runs_and_runs_it_as_nobody_special():
    lines = (DEPLOY / "Dockerfile").read_text("utf-8").splitlines()
    words = [line.split() for line in lines if line and not line.startswith(("#", " "))]
    copied = [parts[1] for parts in words if parts[0] == "COPY"]
    assert copied == ["requirements.txt", "app.py", "corpus", "index", "qa"]
    assert all((ROOT / name).exists() for name in copied)
    assert ["USER", "report-qa"] in words
    assert words[0][0] == "FROM"
    assert words[-1][0] == "CMD"


def test_the_security_page_names_settings_that_exist():
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    named = set(re.findall(r"\bQA_[A-Z_]+\b", text))
    assert named == SETTINGS
    sources = "".join(path.read_text("utf-8") for folder in ("corpus", "qa") for path in (ROOT / folder).rglob("*.py"))
    assert all(f'"{name}"' in sources for name in named)
    for path in re.findall(r"`((?:deploy|corpus)/[\w./-]+)`", text):
        assert (ROOT / path).is_file()
