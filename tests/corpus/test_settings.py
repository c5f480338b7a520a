from pathlib import Path

import corpus
from corpus.settings import ROOT, var_dir


def test_root_is_the_checkout():
    assert Path(corpus.__file__) == ROOT / "corpus" / "__init__.py"


def test_what_is_made_at_run_time_lies_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "a" / ".." / "运行"))
    assert var_dir() == tmp_path.resolve() / "运行"


def test_without_a_word_it_lies_in_the_checkout(monkeypatch):
    for value in ("", None):
        monkeypatch.setenv("QA_VAR", value) if value is not None else monkeypatch.delenv("QA_VAR")
        assert var_dir() == (ROOT / "var").resolve()
