import pytest

from index.__main__ import main
from index.build import build
from index.snapshot import published


@pytest.fixture(autouse=True)
def words_of_one_report(var, report, monkeypatch):
    monkeypatch.setenv("EMBEDDER", "none")
    monkeypatch.setattr("index.__main__.Library.load_all", lambda library: (report,))


def run(capsys, *arguments):
    """Run one command that succeeds; return what it printed."""
    assert main([*arguments]) == 0
    return capsys.readouterr().out


def info():
    return f"index {published().name}: 1 reports, 4 passages, 8 figures; encoder none\n"


def test_build_publishes_and_says_what_the_index_holds(capsys):
    assert run(capsys, "build") == info()
    assert run(capsys, "info") == info()


def test_a_quiet_build_says_nothing(capsys):
    assert run(capsys, "build", "--quiet") == ""
    assert published().is_dir()


def test_an_index_that_fits_is_built_again_only_if_told(capsys):
    run(capsys, "build")
    first = published()
    run(capsys, "build")
    assert published() == first
    run(capsys, "build", "--again")
    assert published() != first


def test_verify_tells_whether_the_index_is_whole_and_fits(capsys, report, monkeypatch):
    run(capsys, "build")
    assert run(capsys, "verify") == "every file is what the manifest says\n"
    monkeypatch.setattr("index.__main__.Library.load_all", lambda library: (report, report))
    assert run(capsys, "verify") == (
        "every file is what the manifest says\nbut the reports or EMBEDDER changed since: run `python -m index build`\n"
    )


@pytest.mark.parametrize("command", ["info", "verify"])
def test_without_an_index_the_remedy_is_one_sentence(capsys, command):
    assert main([command]) == 1
    output = capsys.readouterr()
    assert (output.out, output.err.count("\n")) == ("", 1)
    assert output.err.startswith("error: there is no index in ")
    assert output.err.endswith("yet; run `python -m index build`\n")


def test_a_damaged_index_is_named(capsys, report):
    build([report], None, quiet=True)
    (published() / "figures.jsonl").unlink()
    assert main(["verify"]) == 1
    assert "figures.jsonl is missing or was changed; run `python -m index build --again`" in capsys.readouterr().err
