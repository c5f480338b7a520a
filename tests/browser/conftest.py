import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from corpus import var_dir
from tests.browser.serving import serving
from tests.qa.fake_bot import ALPHA, BETA, FakeBot

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 20_000  # ms: a busy machine is slow, and a failure says what it waited for
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The app over one hand-made report."""
    with serving(FakeBot()) as address:
        yield address


@pytest.fixture(scope="module")
def site_of_two() -> Iterator[str]:
    """The app over two hand-made reports, with a notice."""
    with serving(FakeBot((ALPHA, BETA), notice="没有载入语义模型，目前只按字词查找。")) as address:
        yield address


@pytest.fixture(scope="module")
def site_of_a_place() -> Iterator[str]:
    """The app over two hand-made reports of one place, a year apart."""
    with serving(FakeBot((ALPHA, replace(BETA, place=ALPHA.place)))) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium; without one a person's run is skipped and CI fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = f"no browser: install one of {', '.join(NAMES)}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """A browser window that remembers what it asked for and what went wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.troubles.append(message.text))
        page.on("response", lambda response: response.status >= 400 and self.troubles.append(response.url))

    def open(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_function("Object.keys(qa.shown).length")  # its first event has ended
        return self.page

    def strayed(self, site: str) -> list[str]:
        """The requests that left the site."""
        local = (site + "/", "data:", f"blob:{site}")
        return [url for url in self.requests if not url.startswith(local)]

    def keep(self, name: str) -> None:
        """Keep a screenshot: an artifact for people to look at."""
        folder = Path(os.environ.get("QA_ARTIFACTS") or var_dir() / "screenshots")
        folder.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(300)  # let scrolling come to rest
        self.page.screenshot(path=folder / f"{name}.png")


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Open a window of a size and colour scheme."""
    contexts = []

    def opened(width: int = 1280, height: int = 900, scheme: str = "light") -> Visitor:
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme))
        contexts[-1].set_default_timeout(PATIENCE)
        return Visitor(contexts[-1].new_page())

    yield opened
    for context in contexts:
        context.close()
