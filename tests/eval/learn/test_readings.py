import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from corpus import Metadata, read_report
from eval.errors import EvalError
from eval.gold import GoldFigure
from eval.learn.readings import MADE_BY, fit_readings
from eval.learn.setup import TrainingSetup
from index import Searcher, build
from index.cross_encoder import SegmentReading
from index.snapshot import open_snapshot
from qa.answering import clause_choice, figure_choice
from qa.answering.close_reading import CloseReader
from qa.judging import confidence
from tests.eval.learn.conftest import TEXTS


class Oracle:
    """Reads as a cross-encoder does that shares bigrams would: clauses and figures with words of the question."""

    tokenizer = SimpleNamespace(pieces=lambda text, limit, continued=False: list(text))

    def read(self, question, segments):
        return [self._read(question, segment, figures) for segment, figures in segments]

    def _read(self, question, segment, figures):
        texts = [segment.text[span.start - segment.start : span.end - segment.start] for span in segment.clauses]
        own = [4.0 if any(question[i : i + 2] in text for i in range(len(question) - 1)) else -6.0 for text in texts]
        clauses = list(zip(segment.clauses, own, strict=True))
        asked = {
            f.id: next((odds for span, odds in clauses if span.start <= f.start < span.end), -6.0) for f in figures
        }
        return SegmentReading(segment, tuple(own), asked)


@pytest.fixture
def kept(monkeypatch, tmp_path):
    """Keep what is stored away from the shipped weights."""
    files = {}
    for module in (figure_choice, clause_choice, confidence):
        path = tmp_path / module.WEIGHTS.path.name
        path.write_bytes(module.WEIGHTS.path.read_bytes())
        monkeypatch.setattr(module, "WEIGHTS", replace(module.WEIGHTS, path=path))
        files[module.__name__.rpartition(".")[2]] = path
    yield {name: lambda path=path: json.loads(path.read_text("utf-8")) for name, path in files.items()}
    for load in (figure_choice.load_figure_weights, clause_choice.load_clause_weights, confidence.load_judge):
        load.cache_clear()


@pytest.fixture
def three(setup, monkeypatch, tmp_path):
    """The setup with a third place, whose report and questions are those of the first, and a wrong question a place."""
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    third = read_report(TEXTS["jiayi2025"], "wuji2025", Metadata(year=2025, place="戊己市"))
    snapshot = open_snapshot(build([third], None, quiet=True))
    searchers = setup.searchers["words"] | {"wuji2025": (snapshot, Searcher(snapshot, None))}
    again = (replace(question, report="wuji2025") for question in setup.questions if question.report == "jiayi2025")
    reports = (*setup.reports, third)
    reader = CloseReader(Oracle(), {report.id: report for report in reports})
    asked = (*setup.questions, *again)
    wrong = (
        replace(question, gold=replace(question.gold, figures=(GoldFigure("9亿元", 9e8, "元", "="),)))
        for question in asked
        if question.gold.id.endswith("-2")
    )
    return TrainingSetup((*asked, *wrong), reports, {"hybrid": searchers}, dict.fromkeys(searchers, reader))


def test_what_a_reading_is_worth_is_stored_with_its_quality_by_file(three, kept):
    fit_readings(three)
    judge = kept["confidence"]()["reading"]
    assert tuple(judge["answerable"]["weights"]) == confidence.AFTER_READING
    assert judge["answerable"]["weights"]["best"] > 0
    assert judge["made"]["by"] == MADE_BY
    assert set(judge["made"]["held_out"]) == {"jiayi2025.jsonl", "bingding2025.jsonl"}
    figures = kept["figure_choice"]()
    assert figures["read_first"]["made"]["questions"] == figures["read_next"]["made"]["questions"] == 9
    assert figures["read_first"]["made"]["held_out"]["jiayi2025.jsonl"] == {"first": 0.6667, "exact": 0.6667}
    assert kept["clause_choice"]()["read"]["made"]["held_out"]["bingding2025.jsonl"] == {"first": 1.0}


def test_without_a_cross_encoder_nothing_is_learned(setup):
    with pytest.raises(EvalError, match="give --cross-encoders, a folder of cross-encoders"):
        fit_readings(setup)
