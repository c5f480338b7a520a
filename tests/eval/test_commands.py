"""The command line, over a system that is opened by name: BM25, which needs no model."""

import json

import pytest

from eval.__main__ import main


@pytest.fixture
def squad(tmp_path):
    contexts = {"c1": "新增就业5万人以上。", "c2": "改造老旧小区300个。", "c3": "新建公园7座。"}
    asked = {"c1": ("多少人就业", "5万人"), "c2": ("改造多少小区", "300个"), "c3": ("新建几座公园", "7座")}
    data = [
        {"context": text, "qas": [{"id": name, "question": asked[name][0], "answers": [{"text": asked[name][1]}]}]}
        for name, text in contexts.items()
    ]
    path = tmp_path / "small.json"
    path.write_text(json.dumps({"data": [{"paragraphs": data}]}), "utf-8")
    return path


def run(squad, folder, *more):
    assert main(["run", "--set", str(squad), "--systems", "bm25", "--quiet", "--out", str(folder), *more]) == 0
    return next(folder.glob("small--bm25--*.json"))


def test_run_over_a_squad_file_prints_and_saves(squad, tmp_path, capsys):
    path = run(squad, tmp_path / "runs", "--concurrency", "2")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("bm25 on small: 3 questions in ")
    assert lines[1].split() == ["R@1", "1.0000"]
    assert lines[5].split() == ["FigureAcc", "–"]
    assert lines[-1] == f"  {path}"


def test_compare_report_and_export_read_what_run_saved(squad, tmp_path, capsys):
    path = run(squad, tmp_path / "runs")
    assert main(["compare", str(path), str(path)]) == 0
    assert main(["report", str(path), "--out", str(tmp_path / "page.html")]) == 0
    assert main(["export", str(path), "--out", str(tmp_path / "trec")]) == 0
    assert "R@1               1.0000  1.0000  +0.0000  [+0.0000, +0.0000]" in capsys.readouterr().out
    assert "改造老旧小区300个" in (tmp_path / "page.html").read_text("utf-8")
    assert (tmp_path / "trec" / f"{path.stem}.qrels").read_text("utf-8") == "c1 0 c1:1 1\nc2 0 c2:1 1\nc3 0 c3:1 1\n"


def test_results_is_a_table_with_the_command_of_every_row(squad, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "var"))
    out = tmp_path / "RESULTS.md"
    assert main(["results", "--set", str(squad), "--systems", "bm25", "--quiet", "--out", str(out)]) == 0
    lines = out.read_text("utf-8").splitlines()
    assert lines[0] == "# Results"
    assert lines[-3].startswith("| system | R@1 | R@5 | MRR@10 | FigureAcc |")
    assert lines[-1].startswith("| bm25 | 1.000 | 1.000 | 1.000 | – | – | 1.000 | – | 0.500 |")
    assert lines[-1].endswith("| `python -m eval run --set small --systems bm25` |")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["run", "--set", "gone"], "error: there is no question set 'gone'; name one of"),
        (["run", "--systems", "magic"], "error: there is no system 'magic'; name one of bm25, dense, ours,"),
        (
            ["compare", "gone.json", "gone.json"],
            "error: gone.json cannot be read: No such file or directory; give a file",
        ),
    ],
)
def test_refusals_are_one_sentence_and_exit_1(arguments, reason, capsys):
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith(reason)
    assert said.count("\n") == 1


def test_concurrency_must_be_a_positive_number(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["run", "--concurrency", "0"])
    assert caught.value.code == 2
    assert "argument --concurrency: '0' is no whole number above 0" in capsys.readouterr().err


def test_our_own_bot_runs_over_the_passages_of_a_foreign_set(squad, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("EMBEDDER", "none")
    for systems in ("ours", "ours-without-bigrams"):
        assert main(["run", "--set", str(squad), "--systems", systems, "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ours on small: 3 questions in ")
    assert lines[1].split() == ["R@1", "1.0000"]
    assert [path.name for path in (tmp_path / "var" / "eval").iterdir()] == ["small"]
