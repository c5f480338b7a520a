import json

import pytest

from eval.__main__ import main
from eval.learn.pointers import Pointer
from eval.learn.training_claims import TrainingClaim, read_pointed_claims
from eval.learn.training_questions import TrainingQuestion, read_pointed


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("甲市政府工作报告\n新增学位 3.2万个。", "utf-8")
    return tmp_path


def test_point_writes_questions_that_point_at_their_answers(folder, capsys):
    row = {
        "id": "1",
        "report": "a",
        "question": "多少学位",
        "answerable": True,
        "quote": "新增学位3.2万个",
        "tempting": "",
    }
    (folder / "gold.jsonl").write_text(json.dumps(row), "utf-8")
    out = folder / "pointed.jsonl"
    assert main(["learn", "point", str(folder / "gold.jsonl"), "--reports", str(folder), "--out", str(out)]) == 0
    pointer = Pointer.to("新增学位3.2万个", "甲市政府工作报告\n新增学位 3.2万个。")
    assert read_pointed(out) == (TrainingQuestion("1", "a", "多少学位", (pointer,)),)
    assert capsys.readouterr().out == f"{out}: 1, left out 0\n"


def test_point_takes_claims_too(folder, capsys):
    row = {"id": "1", "report": "a", "claim": "没有", "verdict": "contradicted", "quotes": ["新增学位3.2万个"]}
    (folder / "gold.jsonl").write_text(json.dumps(row), "utf-8")
    out = folder / "pointed.jsonl"
    command = ["learn", "point", str(folder / "gold.jsonl"), "--claims", "--reports", str(folder), "--out", str(out)]
    assert main(command) == 0
    pointer = Pointer.to("新增学位3.2万个", "甲市政府工作报告\n新增学位 3.2万个。")
    assert read_pointed_claims(out) == (TrainingClaim("1", "a", "没有", "contradicted", (pointer,)),)
    assert capsys.readouterr().out == f"{out}: 1, left out 0\n"


@pytest.mark.parametrize("what", ["fusion", "answers"])
def test_learning_from_questions_needs_an_encoder(what, monkeypatch, capsys):
    monkeypatch.setenv("EMBEDDER", "none")
    assert main(["learn", what]) == 1
    assert capsys.readouterr().err == "error: fitting needs an encoder; unset EMBEDDER\n"


def test_learning_claims_needs_their_reports(folder, capsys):
    assert main(["learn", "claims", "--reports", str(folder)]) == 1
    assert "mun_qingdao_2018" in capsys.readouterr().err


def test_training_needs_the_reports_of_its_questions(folder, capsys):
    assert main(["learn", "encoder", "--reports", str(folder), "--out", str(folder / "out")]) == 1
    assert "prov2025_sichuan.txt cannot be read: No such file or directory; training needs" in capsys.readouterr().err


@pytest.mark.model
def test_training_the_reader_needs_the_reports_of_its_questions(folder, capsys):
    assert main(["learn", "reader", "--count", "--reports", str(folder), "--out", str(folder / "out")]) == 1
    assert "no report 'mun_qingdao_2018'; there are: a" in capsys.readouterr().err


def test_what_to_learn_must_be_said(capsys):
    with pytest.raises(SystemExit):
        main(["learn"])
    assert "the following arguments are required: WHAT" in capsys.readouterr().err
