import re

import pytest

from eval import __main__
from eval.__main__ import main
from eval.errors import EvalError


def test_every_command_is_offered_with_its_help(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    text = capsys.readouterr().out
    commands = re.findall(r"^    (\S+)(?:  |$)", text, re.M)
    assert len(commands) == len(set(commands)) == len(__main__.COMMANDS) + len(__main__.SCORE_COMMANDS) + 1
    assert {"run", "compare", "gate", "behaviour", "bench", "learn", "fulfilment"} <= set(commands)


@pytest.mark.parametrize(("outcome", "code"), [(0, 0), (1, 1), (True, 1)])
def test_a_command_is_run_with_its_options_and_its_outcome_is_the_exit_code(monkeypatch, outcome, code):
    def add_echo(commands):
        parser = commands.add_parser("echo")
        parser.add_argument("word")
        parser.set_defaults(run=lambda options: outcome if options.word == "就业" else 9)

    monkeypatch.setattr(__main__, "COMMANDS", (add_echo,))
    assert main(["echo", "就业"]) == code


def test_what_is_refused_is_one_sentence_on_standard_error(monkeypatch, capsys):
    def add_failing(commands):
        def fail(options):
            raise EvalError("no such set")

        commands.add_parser("fail").set_defaults(run=fail)

    monkeypatch.setattr(__main__, "COMMANDS", (add_failing,))
    assert main(["fail"]) == 1
    assert capsys.readouterr() == ("", "error: no such set\n")


@pytest.mark.parametrize("arguments", [[], ["nothing"]])
def test_without_a_command_that_is_there_usage_is_told(arguments, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage: python -m eval" in capsys.readouterr().err
