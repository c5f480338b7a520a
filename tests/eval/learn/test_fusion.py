import json

import pytest

from eval.learn import fusion
from eval.learn.fusion import fit_fusions, held_out_ranks, ranking_example, signal_names
from qa.linear import WeightsFile
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import AsWritten
from tests.eval.learn.conftest import located
from tests.eval.learn.test_fitting import NAMES, ranking


def reader(setup):
    return QuestionReader(Directory(setup.reports), AsWritten())


@pytest.mark.parametrize(
    ("mode", "grain", "names"),
    [
        ("words", "paragraph", ("words", "bigrams", "clause_bigrams", "clause_synonyms")),
        ("words", "clause", ("clause_bigrams", "clause_synonyms")),
        ("hybrid", "clause", ("clause_bigrams", "clause_synonyms", "dense_clause")),
    ],
)
def test_signals_of_a_mode_and_grain(mode, grain, names):
    assert signal_names(mode, grain) == names


def test_what_holds_the_evidence_is_right(setup):
    question = setup.questions[1]
    snapshot, searcher = setup.searchers["words"][question.report]
    example = ranking_example(snapshot, searcher, reader(setup), question, "clause", ("clause_bigrams",))
    spans = snapshot.grains["clause"]
    clauses = [
        span.of(passage.text)
        for owner, span in zip(spans.owner, spans.spans, strict=True)
        if (passage := snapshot.passages[owner]).report == question.report
    ]
    assert [text for text, right in zip(clauses, example.right, strict=True) if right] == ["建成老年食堂22个"]
    assert example.rows.shape == (len(clauses), 1)
    assert example.rows.mean() == pytest.approx(0, abs=1e-6)


def test_a_question_whose_evidence_stands_nowhere_gives_no_example(setup):
    lost = located("jiayi2025", 9, "什么", "没有这句话")
    assert ranking_example(*setup.searchers["words"]["jiayi2025"], reader(setup), lost, "paragraph", ("words",)) is None


def test_every_question_is_ranked_by_weights_of_the_others():
    ranks = held_out_ranks(NAMES, [ranking(seed) for seed in range(60)])
    assert len(ranks) == 60
    assert ranks.count(1) > 54


def test_fitted_fusions_are_stored_with_what_made_them(setup, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(fusion, "WEIGHTS", WeightsFile(tmp_path / "fusion.json", "python -m eval learn fusion"))
    fit_fusions(setup)
    record = json.loads((tmp_path / "fusion.json").read_text("utf-8"))
    assert list(record) == ["words_paragraphs", "words_clauses"]
    assert list(record["words_paragraphs"]["weights"]) == ["words", "bigrams", "clause_bigrams", "clause_synonyms"]
    made = record["words_clauses"]["made"]
    assert (made["by"], made["encoders"]) == ("python -m eval learn fusion", ["none"])
    assert made["held_out"]["jiayi2025.jsonl"] == {"R@1": 1.0, "R@5": 1.0, "MRR": 1.0, "folds": 10}
    assert capsys.readouterr().out.startswith("words paragraphs: {'jiayi2025.jsonl': {'R@1': ")
