import json

import pytest

from eval.__main__ import main
from eval.learn.encoder.questions import Pointer, TrainingQuestion, read_pointed


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("甲市政府工作报告\n新增学位 3.2万个。", "utf-8")
    return tmp_path


def test_point_writes_questions_that_point_at_their_answers(folder, capsys):
    row = {"id": "1", "report": "a", "question": "多少学位", "quote": "新增学位3.2万个", "tempting": ""}
    (folder / "gold.jsonl").write_text(json.dumps(row), "utf-8")
    out = folder / "pointed.jsonl"
    assert main(["learn", "point", str(folder / "gold.jsonl"), "--reports", str(folder), "--out", str(out)]) == 0
    pointer = Pointer.to("新增学位3.2万个", "甲市政府工作报告\n新增学位 3.2万个。")
    assert read_pointed(out) == (TrainingQuestion("1", "a", "多少学位", pointer, None),)
    assert capsys.readouterr().out == f"1 questions in {out}\n"


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


def test_what_to_learn_must_be_said(capsys):
    with pytest.raises(SystemExit):
        main(["learn"])
    assert "the following arguments are required: WHAT" in capsys.readouterr().err
