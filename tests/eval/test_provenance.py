import re

from eval import provenance
from eval.provenance import Machine, commit


def test_machine_says_its_cores():
    assert str(Machine(2, "x86_64", "Linux", "3.11.7")) == "2 cores, x86_64, Linux, Python 3.11.7"
    assert Machine.here().cores >= 1


def test_commit_is_short_and_says_whether_files_differ(monkeypatch):
    assert re.fullmatch(r"[0-9a-f]{7,12}(-dirty)?|unknown", commit())
    monkeypatch.setattr(provenance, "_git", lambda *given: {"rev-parse": "abc", "status": " M x"}[given[0]])
    assert commit() == "abc-dirty"


def test_commit_outside_a_checkout_is_unknown(monkeypatch, tmp_path):
    monkeypatch.setattr(provenance, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit() == "unknown"
