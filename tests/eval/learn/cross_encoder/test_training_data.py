import pytest

from eval.errors import UnavailableError
from eval.learn.cross_encoder import training_data
from eval.learn.cross_encoder.recipe import Recipe
from eval.learn.cross_encoder.training_data import Sources, collect
from eval.learn.pointers import Pointer
from eval.learn.training_claims import TrainingClaim, read_pointed_claims
from eval.learn.training_questions import FigureValue, TrainingQuestion, write_pointed
from eval.sets import SHIPPED
from tests.eval.learn.cross_encoder.conftest import TEXT

RECIPE = Recipe(epochs=2, near_misses=1.0, made=0)


def pointed(name, report, quote=""):
    answers = (Pointer.to(quote, TEXT),) if quote else ()
    return TrainingQuestion(name, report, "去年建成老年食堂多少个？", answers, (FigureValue(22, "个"),), "figure")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two reports with a question each and one over the shipped report, one claim, and a folder of further reports."""
    monkeypatch.setenv("QA_VAR", str(tmp_path / "var"))
    (tmp_path / "reports").mkdir()
    for name in ("jiayi-2025", "bingding-2025"):
        (tmp_path / "reports" / f"{name}.txt").write_text(TEXT, "utf-8")
    names = ("jiayi-2025", "bingding-2025", SHIPPED)
    questions = [pointed(str(number), name, "建成老年食堂22个") for number, name in enumerate(names)]
    write_pointed(tmp_path / "questions.jsonl", questions)
    settled_by = (Pointer.to("城镇新增就业5万人", TEXT),)
    claims = [TrainingClaim(name, name, "就业6万人", "contradicted", settled_by) for name in ("jiayi-2025", SHIPPED)]
    write_pointed(tmp_path / "claims.jsonl", claims)
    monkeypatch.setattr(training_data, "ALL_POINTED", (tmp_path / "questions.jsonl",))
    monkeypatch.setattr(training_data, "read_pointed_claims", lambda: read_pointed_claims(tmp_path / "claims.jsonl"))
    (tmp_path / "further").mkdir()
    (tmp_path / "further" / "wuji-2024.txt").write_text(TEXT, "utf-8")
    (tmp_path / "further" / "empty-2024.txt").write_text("", "utf-8")
    return tmp_path


def test_nothing_is_learned_from_the_shipped_report_or_from_held_out_places(folder, tokenizer):
    data = collect(Sources(folder / "reports", held_out=("bingding",)), tokenizer, None, RECIPE, quiet=True)
    assert set(data.reports) == {"jiayi-2025"}
    assert {example.report for epoch in data.epochs for example in epoch} == {"jiayi-2025"}
    assert [claim.claim for claim in data.claims] == ["就业6万人"]


def test_an_epoch_has_gold_questions_near_misses_and_made_ones(folder, tokenizer):
    data = collect(Sources(folder / "reports"), tokenizer, None, RECIPE, quiet=True)
    kinds = [example.kind.partition(":")[0] for example in data.epochs[0]]
    assert kinds[:2] == ["figure", "figure"]
    assert set(kinds[2:]) == {"near miss", "everyday"}
    assert data.epochs[0] != data.epochs[1]


def test_examples_are_counted_by_kind(folder, tokenizer):
    data = collect(Sources(folder / "reports"), tokenizer, None, Recipe(epochs=1, near_misses=0, made=0), quiet=True)
    assert list(data.lines()) == [
        "   326 questions  everyday",
        "     2 questions  figure",
        "     1 claims     contradicted",
    ]


def test_further_reports_give_made_questions_and_what_cannot_be_read_is_named(folder, tokenizer):
    recipe = Recipe(epochs=1, near_misses=0, made=800)
    data = collect(Sources(folder / "reports", (folder / "further",)), tokenizer, None, recipe, quiet=True)
    assert {e.report for e in data.epochs[0] if e.kind == "made: figure"} == {
        "jiayi-2025",
        "bingding-2025",
        "wuji-2024",
    }
    assert data.left_out == ("left out: report 'empty-2024' has no text; check the file",)


def test_a_report_that_changed_is_refused(folder, tokenizer):
    (folder / "reports" / "jiayi-2025.txt").write_text("甲乙市政府工作报告\n建成老年食堂23个。\n", "utf-8")
    with pytest.raises(UnavailableError, match=r"question 0: .*; the report jiayi-2025 is another version"):
        collect(Sources(folder / "reports"), tokenizer, None, RECIPE, quiet=True)
