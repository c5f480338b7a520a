import pytest

from corpus import Metadata, read_report
from eval.learn.cross_encoder.candidates import find_candidates
from eval.learn.cross_encoder.segmented import SegmentedReport
from eval.learn.training_questions import TrainingQuestion
from tests.eval.learn.cross_encoder.conftest import CANTEENS, MUSEUM, TEXT

QUESTIONS = [
    TrainingQuestion("1", "jiayi-2025", "建成老年食堂多少个", ()),
    TrainingQuestion("2", "jiayi-2025", "建设什么博物馆", ()),
]


@pytest.fixture
def found(report, tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    return find_candidates(QUESTIONS, {"jiayi-2025": report}, None, quiet=True)


def test_the_segment_with_the_best_clause_is_first(found):
    assert [places[0] for places in found.values()] == [CANTEENS, MUSEUM]
    assert all(len(set(places)) == len(places) for places in found.values())


def test_a_search_is_not_made_twice(found, report, tmp_path, monkeypatch):
    (cached,) = (tmp_path / "learn").iterdir()
    cached.write_text(cached.read_text().replace('"jiayi-2025", 4, 26', '"jiayi-2025", 4, 0'))
    again = find_candidates(QUESTIONS, {"jiayi-2025": report}, None, quiet=True)
    assert again["1"][0] != found["1"][0]


def test_another_text_is_searched_again(found, tokenizer, tmp_path):
    changed = read_report(TEXT.replace("22", "23"), "jiayi-2025", Metadata(year=2025, place="甲乙市"))
    find_candidates(QUESTIONS, {"jiayi-2025": SegmentedReport.of(changed, tokenizer)}, None, quiet=True)
    assert len(list((tmp_path / "learn").iterdir())) == 2
