from corpus.terminal import say, shown


def test_what_a_terminal_would_obey_is_written_out():
    assert shown("甲\x1b]0;x\x07市\x9b2J\u202e\t乙\n") == "甲\\x1b]0;x\\x07市\\x9b2J\\u202e\t乙\n"


def test_half_a_character_is_printed_as_a_mark(capsys):
    say("甲\ud83d")
    assert capsys.readouterr().out == "甲?\n"
