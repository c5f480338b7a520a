import pytest

from eval.__main__ import main


def test_figures_of_the_shipped_report_are_scored(capsys):
    assert main(["figures"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["figures_seed", "all", "mianyang-2023"]
    assert lines[3].split() == ["FigureExtractF1", "1.0000", "1.0000"]


def test_figures_of_reports_that_are_not_there_are_refused(tmp_path, capsys):
    assert main(["figures", "--set", "figures_dev", "--reports", str(tmp_path)]) == 1
    assert "give the folder of prov2025_sichuan.txt with --reports" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["claims", "--set", "claims_own"], ["fulfilment"]])
def test_what_is_about_other_reports_needs_them(arguments, capsys):
    assert main(arguments) == 1
    assert capsys.readouterr().err == (
        "error: give --shelf FOLDER, the set's reports as ID.txt, or --url of a server that has them\n"
    )


def test_drafts_are_checked_by_our_own_bot(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setenv("EMBEDDER", "none")
    assert main(["claims", "--set", "drafts_dev"]) == 1
    assert "run `python -m index build`" in capsys.readouterr().err
