import ast
from pathlib import Path

from corpus import ROOT
from corpus.figures.fingerprint import fingerprinted


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_every_module_of_the_language_that_figures_are_read_with_is_fingerprinted() -> None:
    files = set(fingerprinted())
    figures = (path for path in files if path.parent.name == "figures")
    read = {
        ROOT / f"{name.replace('.', '/')}.py" for path in figures for name in imported(path) if "corpus.text" in name
    }
    assert read <= files


def test_messages_to_users_and_readers_of_files_are_not() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in fingerprinted()}
    assert {"corpus/figures/indicators.py", "corpus/text/data/units.toml"} <= names
    assert not names & {"corpus/messages.py", "corpus/data/messages.toml", "corpus/spreadsheet.py"}
