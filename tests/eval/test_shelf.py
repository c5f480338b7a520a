import pytest

from eval.errors import UnavailableError
from eval.systems.shelf import shelf_library, shelf_snapshot


def test_a_shelf_stands_beside_the_shipped_report(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "var"))
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "jia-2024.txt").write_text("甲市政府工作报告\n新建公园5个。", "utf-8")
    snapshot = shelf_snapshot(shelf_library(folder), folder, None)
    assert [report.id for report in snapshot.reports] == ["jia-2024", "mianyang-2023"]


def test_a_folder_without_reports_says_what_is_wanted(tmp_path):
    with pytest.raises(UnavailableError, match=r"holds no report .* give --shelf the folder"):
        shelf_library(tmp_path)
