import sys

import pytest

from index import NoIndexError
from qa.__main__ import main
from tests.qa.fake_bot import ALPHA, FakeBot

ANSWER = "7.5%\n  “地区生产总值增长7.5%”（alpha-2023 第 2 段）\n  把握：93%\n"


@pytest.fixture(autouse=True)
def bot(monkeypatch):
    monkeypatch.setattr("qa.commands.Bot.open", lambda: FakeBot((ALPHA,)))


def test_words_that_are_no_command_are_a_question(capsys):
    assert main(["总值增长多少"]) == 0
    assert capsys.readouterr() == (ANSWER, "")


def test_a_command_goes_by_its_name(capsys):
    assert main(["check", "生产总值增长8%"]) == 3
    assert capsys.readouterr().out.startswith("[不符] 生产总值增长8%\n")


def test_the_arguments_are_those_of_the_process_unless_they_are_given(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["qa", "总值增长多少"])
    assert main() == 0
    assert capsys.readouterr().out == ANSWER


@pytest.mark.parametrize(
    ("question", "message"),
    [(" ", "问题是空的，请输入一个问题。"), ("长" * 501, "问题有 501 个字，最多 500 个，请缩短后再问。")],
)
def test_a_bad_question_is_one_sentence_on_standard_error(capsys, question, message):
    assert main([question]) == 1
    assert capsys.readouterr() == ("", f"error: {message}\n")


@pytest.mark.parametrize("error", [NoIndexError("no index yet"), OSError("no room")])
def test_what_cannot_be_opened_is_one_sentence_too(capsys, monkeypatch, error):
    def fail():
        raise error

    monkeypatch.setattr("qa.commands.Bot.open", fail)
    assert main(["总值"]) == 1
    assert capsys.readouterr().err == f"error: {error}\n"


def test_an_error_of_the_program_is_not_hidden():
    with pytest.raises(RuntimeError, match="broken on purpose"):
        main(["坏"])
