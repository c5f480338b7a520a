"""The main job as a person runs it: build the index, start the server, ask the shipped report on the page."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from corpus import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """`python app.py` builds its index of the shipped report, found by words alone: no model is needed."""
    env = os.environ | {"QA_VAR": str(tmp_path_factory.mktemp("运行")), "EMBEDDER": "none"}
    command = [sys.executable, "app.py", "--port", "0"]
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    ready = next(line for line in server.stdout if line.startswith("Ready: "))
    yield ready.removeprefix("Ready: ").rstrip("/\n")
    server.terminate()
    server.communicate(timeout=30)


def test_ask_the_shipped_report(site, visit):
    window = visit()
    page = window.open(site)
    page.get_by_role("link", name="老旧小区改造多少个？").click()
    expect(page.locator(".answered .figure b")).to_have_text("443个")
    expect(page.locator(".notice")).to_be_visible()
    window.keep("main-job-answer")
    page.locator(".answered .cite").click()
    expect(page.locator(".report .here mark")).to_contain_text("443个城镇老旧小区")
    window.keep("main-job-report")
    assert (window.strayed(site), window.troubles) == ([], [])
