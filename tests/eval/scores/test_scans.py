from dataclasses import replace

import pytest

from corpus.documents import ocr
from eval.errors import EvalError
from eval.scores import scans
from eval.scores.scans import PRINTS, ScanScore, draw_pages, score_scans

PARAGRAPHS = ["今年力争生产总值增长6%以上，新建公园5个，建成老年食堂22个。" * 3] * 30


@pytest.fixture(autouse=True)
def fonts():
    try:
        scans._font("Serif")
    except EvalError as error:
        pytest.skip(str(error))


def test_pages_are_full_and_their_text_is_what_is_on_them():
    pages, text = draw_pages(PARAGRAPHS, PRINTS[0], 2)
    assert [page.size for page in pages] == [(1654, 2338)] * 2
    assert text.startswith(PARAGRAPHS[0] + "\n今年力争")
    assert len(text.splitlines()) == 12


def test_noise_blur_and_turning_change_the_picture_alone():
    plain, text = draw_pages(PARAGRAPHS, PRINTS[0], 1)
    other, same = draw_pages(PARAGRAPHS, PRINTS[1], 1)
    assert (text, plain[0].size) == (same, other[0].size)
    assert plain[0].tobytes() != other[0].tobytes()


def test_a_score_is_a_row_of_the_table():
    score = ScanScore("clean", 1000, 2, 20, 1, 0, 5.25, 0.9)
    assert score.row() == "| clean | 1000 | 0.0020 | 20 | 1 | 0 | 5.2 | 0.90 |"


@pytest.mark.skipif(not ocr.is_installed(), reason="rapidocr is not installed; run `make ocr`")
def test_a_clean_page_is_read_without_an_error(monkeypatch):
    monkeypatch.setattr(scans, "PRINTS", PRINTS[:1])
    (score,) = score_scans(1)
    assert replace(score, seconds=0, certainty=0) == ScanScore("clean, 16 points", 658, 0, 10, 0, 0, 0, 0)
