import pytest

from corpus import TOMLDecodeError, read_lines
from corpus.text.wordfile import WordFile

TEXT = """
[number]
words = ["几", "多少"]
amount = ["\\\\d+元", "多少钱"]
[bound]
after = "以上 及以上"
"""


@pytest.fixture
def words(tmp_path):
    (tmp_path / "words.toml").write_text(TEXT, "utf-8")
    return WordFile(tmp_path / "words.toml")


def test_an_entry_is_named_by_its_tables(words):
    assert words.table("number.words") == ["几", "多少"]
    assert words.table()["bound"] == {"after": "以上 及以上"}


def test_words_come_longest_first_from_a_list_or_a_text(words):
    assert words.words("number.words") == ("多少", "几")
    assert words.words("bound.after") == ("及以上", "以上")


def test_patterns_are_joined(words):
    assert words.pattern("number.amount").findall("5元，多少钱") == ["5元", "多少钱"]


def test_a_file_that_is_no_toml_is_an_error_when_it_is_asked(tmp_path):
    (tmp_path / "bad.toml").write_text("= 1", "utf-8")
    with pytest.raises(TOMLDecodeError):
        WordFile(tmp_path / "bad.toml").table()


def test_lines_are_without_comments_and_blanks(tmp_path):
    (tmp_path / "lines.txt").write_text("# 注\n甲\n\n乙\n", "utf-8")
    assert read_lines(tmp_path / "lines.txt") == ["甲", "乙"]
