"""The page in a real browser: asked, read, followed, by mouse and by keyboard, on small and large screens."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import proxying, serving
from tests.qa.fake_bot import FakeBot
from tests.qa.http.test_docs_page import CONTRACT

pytestmark = pytest.mark.browser

SCREENS = [(1280, 900, "light"), (1280, 900, "dark"), (360, 740, "light"), (360, 740, "dark")]
GDP = "?q=%E7%94%9F%E4%BA%A7%E6%80%BB%E5%80%BC"  # 生产总值


@pytest.mark.parametrize("width, height, scheme", SCREENS)
def test_ask_and_read_the_answer(site, visit, width, height, scheme):
    window = visit(width, height, scheme)
    page = window.open(site)
    window.keep(f"home-{width}-{scheme}")
    page.get_by_label("您的问题").fill("生产总值增长多少？")
    page.get_by_role("button", name="提问").click()
    expect(page.locator(".answered .figure b")).to_have_text("7.5%")
    expect(page.locator(".answered blockquote mark")).to_have_text("7.5%")
    expect(page.locator(".passages > details")).to_have_count(2)
    window.keep(f"answer-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (window.strayed(site), window.troubles) == ([], [])


@pytest.mark.parametrize("width, height, scheme", SCREENS)
def test_read_the_report(site, visit, width, height, scheme):
    window = visit(width, height, scheme)
    page = window.open(f"{site}/?report=alpha-2023&p=3&at=6-10")
    expect(page.locator(".report .here mark")).to_have_text("300个")
    window.keep(f"report-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (window.strayed(site), window.troubles) == ([], [])


def test_page_says_its_language_and_title(site, visit):
    page = visit().open(site)
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.title() == "政府工作报告问答"


def test_page_follows_the_colour_scheme(site, visit):
    grounds = [visit(scheme=scheme).open(site).evaluate("getComputedStyle(document.body).backgroundColor")
               for scheme in ("light", "dark")]  # fmt: skip
    assert grounds == ["rgb(245, 246, 248)", "rgb(18, 22, 28)"]


def test_address_asks_at_once(site, visit):
    page = visit().open(f"{site}/{GDP}")
    expect(page.locator(".answered .figure b")).to_have_text("7.5%")
    expect(page.get_by_label("您的问题")).to_have_value("生产总值")


def test_asking_keeps_the_address_in_step(site, visit):
    page = visit().open(site)
    page.get_by_label("您的问题").fill("生产总值")
    page.get_by_label("您的问题").press("Enter")
    expect(page).to_have_url(f"{site}/{GDP}")
    page.reload()
    expect(page.locator(".answered .figure b")).to_have_text("7.5%")


def test_example_asks(site, visit):
    page = visit().open(site)
    page.get_by_role("link", name="老旧小区改造多少个？").click()
    expect(page.locator(".answered .figure b")).to_have_text("300个以上")
    expect(page.get_by_label("您的问题")).to_have_value("老旧小区改造多少个？")


def test_link_followed_before_the_page_has_settled_is_not_lost(site, visit):
    page = visit().open(site)
    page.evaluate("qa.shown = {}")
    page.get_by_role("link", name="老旧小区改造多少个？").click()
    expect(page.locator(".answered .figure b")).to_have_text("300个以上")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].name").endswith(
        page.evaluate("location.search")
    )


def test_citation_opens_the_report_at_the_quote(site, visit):
    page = visit(360, 740).open(f"{site}/{GDP}")
    page.locator(".answered .cite").click()
    here = page.locator(".report .here")
    expect(here).to_be_in_viewport()
    expect(here).to_be_focused()
    expect(here.locator("mark")).to_have_text("地区生产总值增长7.5%")
    expect(page).to_have_url(f"{site}/?report=alpha-2023&p=2&at=0-12")
    page.reload()
    expect(page.locator(".report .here")).to_be_in_viewport()


def test_back_and_forward_turn_the_pages(site, visit):
    page = visit().open(f"{site}/{GDP}")
    page.locator(".answered .cite").click()
    expect(page.locator(".report .here")).to_be_visible()
    page.get_by_role("tab", name="指标").click()
    expect(page).to_have_url(f"{site}/?view=figures")
    page.go_back()
    expect(page.locator(".report .here")).to_be_visible()
    page.go_back()
    expect(page.locator(".answered .figure b")).to_be_visible()
    expect(page).to_have_url(f"{site}/{GDP}")
    page.go_forward()
    expect(page.locator(".report .here")).to_be_visible()


def test_back_from_an_answer_is_the_page_before_it(site, visit):
    page = visit().open(site)
    page.get_by_role("link", name="老旧小区改造多少个？").click()
    expect(page.locator(".answered")).to_be_visible()
    page.go_back()
    expect(page.locator(".answered")).to_have_count(0)
    expect(page).to_have_url(f"{site}/")


def test_reader_shows_every_paragraph_and_its_permalink(site, visit):
    page = visit().open(site)
    page.get_by_role("tab", name="报告").click()
    expect(page.locator(".report .paragraph p")).to_have_text(
        ["甲市政府工作报告", "地区生产总值增长7.5%、突破4000亿元。", "改造老旧小区300个以上，<b>惠及</b>居民。"]
    )
    page.get_by_label("第 3 段的链接").click()
    expect(page).to_have_url(f"{site}/?report=alpha-2023&p=3")
    expect(page.locator(".report .here")).to_have_attribute("id", "p-3")


def test_refusal_looks_like_no_answer(site, visit):
    window = visit()
    page = window.open(f"{site}/?q=%E6%9C%88%E7%90%83")
    expect(page.locator(".refused h2")).to_have_text("报告没有提到与这个问题有关的内容。")
    expect(page.locator(".nearest > h2")).to_have_text("最接近的段落")
    expect(page.locator(".answered, .error")).to_have_count(0)
    window.keep("refusal")


@pytest.mark.parametrize(
    "question, message",
    [("", "问题是空的，请输入一个问题。"), ("坏", "服务器内部出错，已记入日志，请稍后再试。")],
)
def test_error_looks_like_no_refusal(site, visit, question, message):
    window = visit()
    page = window.open(f"{site}/{GDP}")
    expect(page.locator(".answered")).to_be_visible()
    page.get_by_label("您的问题").fill(question)
    page.get_by_role("button", name="提问").click()
    expect(page.get_by_role("alert")).to_have_text("无法回答" + message)
    expect(page.locator(".answered, .refused, .passages")).to_have_count(0)
    window.keep("error")


@pytest.mark.parametrize(
    "question",
    ["<img src=x onerror='window.hacked=1'>", "{{constructor}} ${window.hacked=1}", "=HYPERLINK(1)", "`\\u0000'\""],
)
def test_hostile_question_is_only_text(site, visit, question):
    window = visit()
    page = window.open(site)
    page.get_by_label("您的问题").fill(question)
    page.get_by_role("button", name="提问").click()
    expect(page.locator(".refused")).to_be_visible()
    expect(page.get_by_label("您的问题")).to_have_value(question)
    assert page.evaluate("window.hacked") is None
    assert (window.strayed(site), window.troubles) == ([], [])


def test_pasted_book_gets_a_clear_answer(site, visit):
    window = visit()
    page = window.open(site)
    page.get_by_label("您的问题").fill("长" * 100_000)
    page.get_by_role("button", name="提问").click()
    expect(page.get_by_role("alert")).to_contain_text("问题有 100000 个字，最多 500 个，请缩短后再问。")
    assert window.troubles == []


def test_keyboard_alone_asks_and_opens_the_report(site, visit):
    page = visit().open(site)
    keys = page.keyboard
    page.get_by_role("tab", name="提问").focus()
    for _ in range(page.get_by_role("tab").count()):  # past the other tabs
        keys.press("Tab")
    expect(page.get_by_label("您的问题")).to_be_focused()
    keys.type("生产总值")
    keys.press("Enter")
    cite = page.locator(".answered .cite")
    expect(cite).to_be_visible()
    for _ in range(20):
        keys.press("Tab")
        if cite.evaluate("element => element === document.activeElement"):
            break
    assert cite.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    keys.press("Enter")
    expect(page.locator(".report .here")).to_be_focused()


def test_answer_is_announced(site, visit):
    page = visit().open(site)
    expect(page.locator("#answer")).to_have_attribute("aria-live", "polite")


def test_input_method_confirming_with_enter_does_not_ask(site, visit):
    page = visit().open(site)
    box = page.get_by_label("您的问题")
    box.fill("生产总值")
    composing = (
        "(box) => box.dispatchEvent(new KeyboardEvent('keypress', {key: 'Enter', bubbles: true, isComposing: true}))"
    )
    box.evaluate(composing)
    page.wait_for_timeout(500)
    expect(page.locator(".answered")).to_have_count(0)


def test_several_reports_can_be_chosen(site_of_two, visit):
    window = visit()
    page = window.open(site_of_two)
    expect(page.locator(".notice")).to_have_text("没有载入语义模型，目前只按字词查找。")
    page.get_by_label("在哪份报告里找").click()
    page.get_by_role("option", name="甲市政府工作报告（2023 年）").click()
    page.get_by_label("您的问题").fill("生产总值")
    page.get_by_label("您的问题").press("Enter")
    expect(page).to_have_url(f"{site_of_two}/{GDP}&report=alpha-2023")
    window.keep("two-reports")
    page.get_by_role("tab", name="报告").click()
    page.get_by_label("选择报告").click()
    page.get_by_role("option", name="乙县政府工作报告（2024 年）").click()
    expect(page.locator(".report .paragraph p")).to_have_text(["新建公园5个。"])
    expect(page).to_have_url(f"{site_of_two}/?report=beta-2024")


@pytest.mark.parametrize("strips", [True, False], ids=["prefix-stripped", "prefix-kept"])
def test_page_works_behind_a_proxy_under_a_prefix(visit, strips):
    with serving(FakeBot(), "/gov/report") as inner, proxying(inner, "/gov/report", strips) as outer:
        window = visit()
        page = window.open(f"{outer}/{GDP}")
        expect(page.locator(".answered .figure b")).to_have_text("7.5%")
        page.locator(".answered .cite").click()
        expect(page).to_have_url(f"{outer}/?report=alpha-2023&p=2&at=0-12")
        assert page.request.get(f"{outer}/api/health").json()["status"] == "ok"
        assert (window.strayed(outer), window.troubles) == ([], [])


def test_docs_render_and_stay_on_this_host(site, visit):
    window = visit()
    window.page.goto(f"{site}/docs")
    expect(window.page.locator(".opblock-summary-path")).to_have_count(len(CONTRACT))
    window.keep("docs")
    assert (window.strayed(site), window.troubles) == ([], [])
