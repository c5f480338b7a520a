"""The tab 指标 in a real browser: filtered, sorted, followed into the report, by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_page import SCREENS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width, height, scheme", SCREENS)
def test_table_fits_the_screen(site, visit, width, height, scheme):
    window = visit(width, height, scheme)
    page = window.open(site)
    page.get_by_role("tab", name="指标").click()
    expect(page.locator("#figures tbody tr")).to_have_count(3)
    window.keep(f"figures-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (window.strayed(site), window.troubles) == ([], [])


def test_choosing_a_filter_asks_at_once_and_keeps_the_focus(site, visit):
    page = visit().open(f"{site}/?view=figures")
    page.get_by_label("单位").select_option("元")
    expect(page).to_have_url(f"{site}/?view=figures&unit=%E5%85%83")
    expect(page.locator("#figures tbody tr")).to_have_count(1)
    expect(page.get_by_label("单位")).to_be_focused()
    page.reload()
    expect(page.get_by_label("单位")).to_have_value("元")


def test_typing_and_enter_filters_and_sorting_keeps_the_filter(site, visit):
    page = visit().open(f"{site}/?view=figures")
    page.get_by_label("指标或原文包含").fill("总值")
    page.keyboard.press("Enter")
    expect(page.locator("#figures tbody tr")).to_have_count(2)
    page.get_by_role("link", name="数字").click()
    expect(page.locator("#figures tbody td[data-label=数字]")).to_have_text(["超过4000亿元", "7.5%"])
    page.get_by_role("link", name="清除条件").click()
    expect(page.locator("#figures tbody tr")).to_have_count(3)


def test_a_figure_leads_to_its_place_in_the_report(site, visit):
    page = visit(360, 740).open(f"{site}/?view=figures")
    page.locator("#figures tbody").get_by_role("link", name="300个以上").click()
    expect(page.locator(".report .here mark")).to_have_text("300个")
    expect(page.locator(".report .here mark")).to_be_in_viewport()
    expect(page).to_have_url(f"{site}/?report=alpha-2023&p=3&at=6-10")


@pytest.mark.parametrize("name", ["Excel", "CSV"])
def test_downloads_take_the_filters(site, visit, name):
    page = visit().open(f"{site}/?view=figures&kind=growth")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=f"下载 {name}").click()
    ending = {"Excel": "xlsx", "CSV": "csv"}[name]
    assert waiting.value.suggested_filename == f"政府工作报告数字-全部报告.{ending}"
    assert waiting.value.url == f"{site}/api/figures.{ending}?kind=growth"
