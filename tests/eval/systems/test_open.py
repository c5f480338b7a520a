import pytest

from eval.errors import EvalError, UnavailableError
from eval.sets import QuestionSet, SourcePassage
from eval.systems.open import Opener


def test_a_shelf_stands_beside_the_shipped_report(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "var"))
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "jia-2024.txt").write_text("甲市政府工作报告\n新建公园5个。", "utf-8")
    monkeypatch.setenv("EMBEDDER", "none")
    bot = Opener(shelf=folder).bot()
    assert [report.id for report in bot.reports] == ["jia-2024", "mianyang-2023"]


def test_a_folder_without_reports_says_what_is_wanted(tmp_path):
    with pytest.raises(UnavailableError, match=r"holds no report .* give --shelf the folder"):
        Opener(shelf=tmp_path)


def test_texts_of_a_set_become_reports_of_one_paragraph(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setenv("EMBEDDER", "none")
    texts = (SourcePassage("c1", 1, "新建公园5个。道路（12公里。）\n完"), SourcePassage("c2", 1, "粮食60万吨。"))
    with Opener(QuestionSet("small", (), texts)) as opener:
        reports = opener.bot().reports
        assert opener.ours().passages == opener.open("bm25").passages == texts
    assert [(report.id, len(report.paragraphs)) for report in reports] == [("c1", 1), ("c2", 1)]
    assert [(s.start, s.end) for s in reports[0].paragraphs[0].sentences] == [(0, 7), (7, 16), (17, 18)]
    assert [path.name for path in (tmp_path / "eval").iterdir()] == ["small"]


def test_a_system_that_is_none_is_refused():
    with pytest.raises(EvalError, match="there is no system 'magic'; name one of bm25, dense, ours,"):
        Opener().open("magic")


def test_dense_baseline_without_an_encoder_says_what_to_do(monkeypatch):
    monkeypatch.setenv("EMBEDDER", "none")
    with pytest.raises(UnavailableError, match="the dense baseline needs an encoder; unset EMBEDDER"):
        Opener().open("dense")
