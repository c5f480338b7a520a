"""The report page in a real browser: it opens from a file, its filters work, nothing is fetched."""

import os
import shutil
from dataclasses import replace

import pytest

from eval.report import render
from eval.runner import Options, run_set
from tests.eval.fakes import RIGHT, SET, FakeSystem

pytestmark = pytest.mark.browser


@pytest.fixture
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium on this machine; install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, tmp_path):
    said = dict(RIGHT, q2=replace(RIGHT["q2"], figures=()), q5=replace(RIGHT["q5"], answered=True))
    runs = [
        run_set(FakeSystem(answers, name), SET, Options(quiet=True)) for name, answers in (("a", said), ("b", RIGHT))
    ]
    file = tmp_path / "报告.html"
    file.write_text(render(runs), "utf-8")
    page = chromium.new_page()
    page.requests, page.faults = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda message: page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(file.as_uri())
    return page


def shown(page):
    return [text.split()[:2] for text in page.locator("#questions summary").all_inner_texts()]


def test_report_lists_failures_first_and_fetches_nothing(page):
    assert shown(page) == [["wrong", "q2"], ["answered", "q5"], ["right", "q1"], ["right", "q3"], ["right", "q4"]]
    assert page.locator("svg").count() == 6
    assert page.locator("#count").inner_text() == "5 / 5"
    assert ([url[:5] for url in page.requests], page.faults) == (["file:"], [])


def test_report_filters_by_verdict_type_style_and_text(page):
    page.select_option("[name=verdict]", "right")
    assert shown(page) == [["right", "q1"], ["right", "q3"], ["right", "q4"]]
    page.select_option("[name=type]", "unanswerable")
    assert shown(page) == [["right", "q4"]]
    page.select_option("[name=verdict]", "")
    page.select_option("[name=type]", "")
    page.select_option("[name=style]", "terse")
    assert shown(page) == [["right", "q3"]]
    page.select_option("[name=style]", "")
    page.fill("[name=text]", "机场")
    assert shown(page) == [["answered", "q5"]]


def test_report_switches_runs_and_opens_a_question(page):
    page.select_option("[name=run]", "1")
    assert [verdict for verdict, _ in shown(page)] == ["right"] * 5
    page.locator("summary", has_text="q2").click()
    body = page.locator("details[open] dl")
    body.wait_for()
    assert "300个" in body.inner_text()
    assert body.locator(".hit").all_inner_texts() == ["改造小区300个。"]
