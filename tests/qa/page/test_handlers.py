import gradio as gr
import pytest

from qa import ClaimError
from qa.page.answer import answer_html, error_html, passages_html
from qa.page.handlers import Handlers
from qa.page.page_state import hints_html
from qa.page.reader import reader_html
from tests.qa.fake_bot import ALPHA, BETA, FakeBot

BOT = FakeBot((ALPHA, BETA))
TITLES = {"alpha-2023": "甲市政府工作报告（2023 年）", "beta-2024": "乙县政府工作报告（2024 年）"}
KEEP = gr.skip()
TABS = 5


@pytest.fixture
def handlers():
    return Handlers(lambda: BOT)


def test_ask_returns_its_address_and_the_answer(handlers):
    answer = BOT.ask("总值")
    assert handlers.ask("总值", "alpha-2023") == (
        "?q=%E6%80%BB%E5%80%BC&report=alpha-2023",
        answer_html(answer, TITLES),
        passages_html(answer, TITLES),
    )


@pytest.mark.parametrize(
    "question, message",
    [
        ("", "问题是空的，请输入一个问题。"),
        ("长" * 501, "问题有 501 个字，最多 500 个，请缩短后再问。"),
        ("坏", "服务器内部出错，已记入日志，请稍后再试。"),
    ],
)
def test_ask_shows_an_error_as_an_error(handlers, question, message):
    assert handlers.ask(question, "")[1:] == (error_html(message), "")


def test_choose_opens_a_report_from_its_start(handlers):
    assert handlers.choose("beta-2024") == ("?report=beta-2024", reader_html(BETA))


def test_open_asks_the_question_of_the_address(handlers):
    address, question, scope, answer, passages, tab, *others = handlers.open("?q=总值&report=alpha-2023")
    assert (address, question, scope) == ("?q=总值&report=alpha-2023", "总值", "alpha-2023")
    assert (answer, passages) == handlers.ask("总值", "")[1:]
    assert [tab.selected, *others] == ["ask", *[KEEP] * (2 + TABS)]


def test_open_shows_the_paragraph_of_the_address(handlers):
    shown = handlers.open("?report=alpha-2023&p=2&at=8-12")
    assert shown[0] == "?report=alpha-2023&p=2&at=8-12"
    assert shown[1:5] == (KEEP,) * 4
    assert (shown[5].selected, *shown[6:8]) == ("report", "alpha-2023", reader_html(ALPHA, 2, (8, 12)))
    assert shown[8:] == (KEEP,) * TABS


def test_open_says_that_a_report_or_paragraph_is_not_there(handlers):
    assert handlers.open("?report=<gamma>")[7] == error_html("没有编号为 <gamma> 的报告，请在提问页重新查找。")
    assert handlers.open("?report=beta-2024&p=9")[7] == (
        error_html("这份报告没有第 9 段，它有 1 段。") + reader_html(BETA)
    )


def test_open_goes_back_to_asking_without_an_address(handlers):
    address, question, scope, answer, passages, tab, *others = handlers.open("")
    assert (address, question, scope, answer, passages, tab.selected) == ("", KEEP, KEEP, "", "", "ask")
    assert others == [KEEP] * (2 + TABS)


def test_load_leaves_what_was_typed_meanwhile_without_an_address(handlers):
    assert handlers.load("") == ("", *[KEEP] * (8 + 2 * TABS))


def test_open_shows_the_tab_of_the_address(handlers):
    shown = handlers.open("?view=check&text=增速今年达到8%。")
    assert shown[:5] == ("?view=check&text=增速今年达到8%。", *[KEEP] * 4)
    assert shown[5].selected == "check"
    assert [text != KEEP for text in shown[6:]] == [False, False, False, True, False, False, False]
    assert '<div class="draft">增速今年达到<a' in shown[9]


def test_open_turns_to_no_tab_that_is_not_shown():
    handlers = Handlers(lambda: FakeBot((ALPHA,)))
    assert handlers.open("?view=fulfilment")[5].selected == "ask"


def test_open_keeps_a_long_text_out_of_the_address(handlers):
    assert handlers.open("?view=check&text=" + "长" * 5000)[0] == "?view=check"


@pytest.mark.parametrize(
    "failure, message", [(ClaimError("太长。"), "太长。"), (RuntimeError(), "服务器内部出错，已记入日志，请稍后再试。")]
)
def test_open_shows_what_went_wrong_in_a_tab(monkeypatch, failure, message):
    def fail(*_):
        raise failure

    monkeypatch.setattr(BOT, "check", fail)
    assert Handlers(lambda: BOT).open("?view=check&text=好")[9].endswith(error_html(message))


def test_load_sends_nothing_more_while_the_bot_is_the_same(handlers):
    assert handlers.load("?report=beta-2024")[8 + TABS :] == (KEEP,) * (1 + TABS)


def test_load_brings_a_page_built_over_an_older_bot_up_to_date():
    bots = [FakeBot((ALPHA,))]
    handlers = Handlers(lambda: bots[-1])
    bots.append(BOT)
    _, _, scope, _, _, _, choice, reader, *texts = handlers.load("")
    both = [("甲市政府工作报告（2023 年）", "alpha-2023"), ("乙县政府工作报告（2024 年）", "beta-2024")]
    assert (scope.choices, scope.value, scope.visible) == ([("全部报告", ""), *both], "", True)
    assert (choice.choices, choice.value, choice.visible) == (both, "alpha-2023", True)
    assert reader == reader_html(ALPHA)
    assert "乙县政府工作报告（2024 年）" in texts[0]
    assert texts[TABS] == hints_html(handlers.scene.reports)
    assert [tab.visible for tab in texts[TABS + 1 :]] == [True] * TABS
