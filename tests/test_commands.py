"""The story that the README tells, by word search alone: build, info, ask."""

import json

import pytest

from index.__main__ import main as index
from qa.__main__ import main as qa


@pytest.fixture(autouse=True)
def without_model(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setenv("EMBEDDER", "none")


def test_asking_before_building_says_what_to_run(capsys):
    assert qa(["老年食堂建多少个"]) == 1
    assert "yet; run `python -m index build`" in capsys.readouterr().err


def test_build_info_verify_and_ask(capsys):
    assert index(["build", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert index(["info"]) == 0
    assert ": 1 reports, 31 passages, 102 figures; encoder none\n" in capsys.readouterr().out
    assert index(["verify"]) == 0
    assert capsys.readouterr().out == "every file is what the manifest says\n"
    assert qa(["老年食堂建多少个", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["answer"], answer["figures"][0]["text"]) == ("建成老年食堂22个", "22个")


def test_check_says_of_every_claim_what_the_report_has(capsys):
    index(["build", "--quiet"])
    assert qa(["check", "建成老年食堂32个。"]) == 3
    assert capsys.readouterr().out.splitlines()[:2] == [
        "[不符] 建成老年食堂32个。",
        "  报告的数字是“22个”，说法写的是“32个”。",
    ]
    assert qa(["check", "建成老年食堂22个。", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "supported"


def test_a_refusal_is_told_apart_by_text_and_exit_code(capsys):
    index(["build", "--quiet"])
    assert qa(["火星上的月饼什么时候卖"]) == 3
    assert capsys.readouterr().out.splitlines()[:2] == ["报告没有提到这个问题。", "最接近的段落："]


def test_an_empty_question_is_one_sentence(capsys):
    index(["build", "--quiet"])
    assert qa([" "]) == 1
    assert capsys.readouterr().err.startswith("error: 问题是空的")
