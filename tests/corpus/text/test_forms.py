import unicodedata
from importlib.resources import files

import pytest
from opencc import OpenCC

from corpus.text.forms import _TABLES, normalise, simplified


@pytest.mark.parametrize(
    "text, folded",
    [
        ("政府工作報告", "政府工作报告"),
        ("乾坤未定", "乾坤未定"),
        ("乾燥", "干燥"),
        ("增长５．５％", "增长5.5%"),
        ("GDP", "gdp"),
    ],
)
def test_every_form_is_folded_into_one(text, folded):
    assert normalise(text) == folded


@pytest.mark.parametrize(
    ("text", "plain"), [("四萬五千宗", "四万五千宗"), ("乾坤，５％", "干坤，５％"), ("增长", "增长")]
)
def test_characters_are_simplified_one_for_one(text, plain):
    assert simplified(text) == plain


def test_every_word_of_opencc_is_folded_as_opencc_does():
    folder = files("opencc") / "dictionary"
    rows = [line for name in _TABLES for line in (folder / name).read_text("utf-8").splitlines()]
    words = [unicodedata.normalize("NFKC", row.split("\t")[0]) for row in rows]
    reference = OpenCC("t2s")
    assert [word for word in words if normalise(word) != reference.convert(word).lower()] == []
