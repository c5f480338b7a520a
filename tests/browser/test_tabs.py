"""The tabs 核对 and 兑现 in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import serving
from tests.browser.test_page import SCREENS
from tests.qa.fake_bot import FakeBot

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width, height, scheme", SCREENS)
def test_a_draft_is_checked_and_its_quote_leads_to_the_report(site, visit, width, height, scheme):
    window = visit(width, height, scheme)
    page = window.open(site)
    page.get_by_role("tab", name="核对").click()
    page.get_by_label("要核对的文字").fill("增速今年达到8%。")
    page.get_by_role("button", name="核对").click()
    expect(page.locator(".draft .contradicted")).to_have_text("8%✗ 与报告不符")
    expect(page.get_by_label("要核对的文字")).to_have_value("增速今年达到8%。")
    window.keep(f"check-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator(".claim .cite").click()
    expect(page.locator(".report .here mark")).to_be_in_viewport()
    assert (window.strayed(site), window.troubles) == ([], [])


def test_a_long_draft_stays_out_of_the_address(site, visit):
    page = visit().open(f"{site}/?view=check")
    page.get_by_label("要核对的文字").fill("增速今年达到8%。" * 200)
    page.get_by_role("button", name="核对").click()
    expect(page.locator(".draft")).to_be_visible()
    expect(page).to_have_url(f"{site}/?view=check")
    page.locator(".claim .cite").first.click()
    expect(page.locator(".report .here mark")).to_be_visible()
    page.go_back()
    expect(page.locator(".draft")).to_be_visible()


def test_nothing_to_check_is_said_by_the_browser_itself(site, visit):
    page = visit().open(f"{site}/?view=check")
    page.get_by_role("button", name="核对").click()
    expect(page.locator("#check textarea:invalid")).to_be_focused()


@pytest.mark.parametrize("width, height, scheme", SCREENS)
def test_two_reports_are_held_against_one_another(site_of_a_place, visit, width, height, scheme):
    window = visit(width, height, scheme)
    page = window.open(site_of_a_place)
    page.get_by_role("tab", name="兑现").click()
    page.get_by_role("button", name="对照").click()
    expect(page.locator("#fulfilment tbody .verdict")).to_have_text(["✗ 未完成", "？ 未找到"])
    window.keep(f"fulfilment-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator("#fulfilment .counts").get_by_text("未找到").click()
    expect(page.locator("#fulfilment tbody tr")).to_have_count(1)
    assert (window.strayed(site_of_a_place), window.troubles) == ([], [])


@pytest.mark.parametrize("width, height, scheme", SCREENS)
def test_an_indicator_is_compared_and_seven_tabs_fit(site_of_a_place, visit, width, height, scheme):
    window = visit(width, height, scheme)
    page = window.open(site_of_a_place)
    expect(page.get_by_role("tab")).to_have_text(["提问", "报告", "指标", "核对", "兑现", "对比", "管理"])
    page.get_by_role("tab", name="对比").click()
    page.get_by_role("searchbox", name="指标", exact=True).fill("生产总值")
    page.keyboard.press("Enter")
    expect(page.locator("#compare td[data-label=数字] a")).to_have_text("7.5%")
    window.keep(f"compare-{width}-{scheme}")
    page.locator("#compare").get_by_label("地方").fill("丁")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("没有“丁”的报告")
    expect(page.get_by_role("searchbox", name="指标", exact=True)).to_have_value("生产总值")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert (window.strayed(site_of_a_place), window.troubles) == ([], [])


def test_no_tab_that_needs_two_reports_is_there_for_one(site, visit):
    page = visit().open(site)
    expect(page.get_by_role("tab")).to_have_text(["提问", "报告", "指标", "核对", "管理"])


def test_staff_are_told_when_the_server_takes_no_reports(site, visit):
    window = visit(360, 740)
    page = window.open(site)
    page.get_by_role("tab", name="管理").click()
    expect(page.locator("#reports .off")).to_contain_text("QA_STAFF_TOKEN")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_staff_with_a_wrong_token_are_told_so(visit, monkeypatch, tmp_path):
    monkeypatch.setenv("QA_STAFF_TOKEN", "口令")
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    with serving(FakeBot()) as site:
        page = visit().open(f"{site}/?view=reports")
        page.get_by_label("报告文件").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
        page.get_by_label("工作人员令牌").fill("密码")
        page.get_by_role("button", name="添加报告").click()
        expect(page.locator("#reports .said")).to_contain_text("令牌不对")
        page.get_by_label("工作人员令牌").fill("口令")
        page.get_by_role("button", name="添加报告").click()
        expect(page.locator("#reports .said")).to_contain_text("服务器内部出错")  # a bot by hand has no index
    assert list(tmp_path.glob("**/*.txt")) == []


def test_what_is_not_certain_is_confirmed_with_one_click(visit, monkeypatch):
    monkeypatch.setenv("QA_STAFF_TOKEN", "口令")
    suggestion = {"field": "place", "value": "甲县", "certainty": 0.75, "taken": True}
    report = {"id": "a", "title": "报告", "paragraphs": 3, "figures": 1, "warnings": [], "suggestions": [suggestion]}
    sent = []

    def answer(route):
        sent.append(route.request.post_data)
        route.fulfill(status=201, json=report)

    with serving(FakeBot()) as site:
        page = visit().open(f"{site}/?view=reports")
        page.route("**/api/reports", answer)
        page.get_by_label("报告文件").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
        page.get_by_label("工作人员令牌").fill("口令")
        page.get_by_role("button", name="添加报告").click()
        asked = page.get_by_label("地方（75% 的把握，已照此采用）")
        expect(asked).to_have_value("甲县")
        page.get_by_role("button", name="确认").click()
        expect(page.locator("form.suggestion")).to_have_text("已确认。")
    assert 'name="id"\r\n\r\na\r\n' in sent[1] and 'name="place"\r\n\r\n甲县\r\n' in sent[1]
