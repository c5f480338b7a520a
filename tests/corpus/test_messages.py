import re
from string import Formatter

import pytest

from corpus.messages import _FILE, Message
from corpus.text.wordfile import read_toml

ROWS = read_toml(_FILE)


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", ROWS)
def test_users_are_told_in_chinese_no_more_than_operators(code):
    row = ROWS[code]
    assert fields(row["zh"]) <= fields(row["en"]) | {"name"}  # the field in Chinese words
    assert re.search("[一-鿿]", row["zh"])


def test_details_are_filled_in():
    message = Message.of("too_large", size=50_000_000, limit=40_000_000, format="PDF")
    assert message.english == "50,000,000 bytes, over the limit of 40,000,000 for PDF; is it a report?"
    assert message.chinese == "文件有 50,000,000 字节，超过 PDF 的上限 40,000,000 字节，请确认它是一份报告。"


def test_messages_of_one_row_and_details_are_equal():
    assert Message.of("empty") == Message.of("empty") != Message.of("no_year")
