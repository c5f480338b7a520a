import json

import pytest

from corpus import ROOT
from eval.errors import EvalError
from eval.sized import sized
from eval.squad import read_squad


@pytest.fixture(scope="module")
def made():
    text = (ROOT / "corpus" / "reports" / "mianyang-2023.txt").read_text("utf-8-sig")
    return sized([text], ["今年修多少公里路？", "装多少电梯？"])


def test_it_is_as_large_as_said_and_reads_as_squad(made, tmp_path):
    path = tmp_path / "sized.json"
    path.write_text(json.dumps(made), "utf-8")
    read = read_squad(path)
    assert (len(read.passages), len(read.questions)) == (1_100, 4_200)
    assert {len(passage.text) for passage in read.passages} == {500}


def test_half_of_the_questions_are_those_given(made):
    asked = [entry["question"] for article in made["data"] for entry in article["paragraphs"][0]["qas"]]
    assert (asked.count("今年修多少公里路？"), asked.count("装多少电梯？")) == (1_050, 1_050)
    assert all(question.endswith("是什么？") for question in asked if len(question) > 10)


def test_too_few_characters_are_refused():
    with pytest.raises(EvalError, match=r"^the reports have 3 characters, 1600 are needed; give --reports a folder"):
        sized(["甲 乙\n丙"], ["？"])
