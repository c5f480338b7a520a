"""Gold: 300个 and 7座 required, 500强 optional; extracted: 300个 right, 7座 with another bound, 500强, 12公里 extra."""

from dataclasses import replace

import pytest

from eval.errors import EvalError, UnavailableError
from eval.gold import AnnotatedSpan, SpannedFigure
from eval.measures import Measure
from eval.scorer import Table
from eval.scores.figures import FIGURE_SCORERS, Aligned, ScoredExtraction, align, extract, mistaken


def spanned(start, text, value, unit, comparator="=", indicator="", kind="level", required=True):
    return SpannedFigure(
        *(text, value, unit, comparator),
        report="r",
        start=start,
        end=start + len(text),
        indicator=indicator,
        kind=kind,
        tense="target",
        required=required,
    )


HOMES = spanned(10, "300个", 300, "个", indicator="改造老旧小区")
PARKS = spanned(20, "7座", 7, "座", ">=")
SIZE = spanned(30, "500强", 500, "强", required=False)
FOUND = [
    replace(HOMES, start=9, end=13, indicator="小区改造", kind="increment"),
    spanned(20, "7座", 7, "座", "="),
    spanned(30, "500强", 500, "强"),
    spanned(40, "12公里", 12, "公里"),
    spanned(90, "5家", 5, "家"),
]
SPANS = [AnnotatedSpan(0, 50, "r")]
ALIGNED = align([HOMES, PARKS, SIZE], FOUND, SPANS)


def test_align_matches_by_span_and_quantity():
    assert [
        Aligned(HOMES, FOUND[0]),
        Aligned(PARKS, None),
        Aligned(SIZE, FOUND[2]),
        Aligned(None, FOUND[1]),
        Aligned(None, FOUND[3]),
    ] == ALIGNED


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("FigureExtractP", 1 / 3),
        ("FigureExtractR", 1 / 2),
        ("FigureExtractF1", 2 * 1 / (3 + 2)),
        ("IndicatorAcc", 1 / 2),
        ("KindAcc", 1 / 2),
        ("TenseAcc", 1.0),
    ],
)
def test_extraction_measures_by_hand(name, expected):
    assert Table.of(Measure(name), FIGURE_SCORERS[name], ALIGNED).value() == pytest.approx(expected, abs=1e-9)


def test_a_figure_matches_at_most_once():
    twice = [HOMES, replace(HOMES, start=11, end=15)]
    assert [pair.matched for pair in align(twice, FOUND[:1], SPANS)] == [True, False]


def test_mistaken_figures_lie_on_numbers_that_are_none():
    assert mistaken(ALIGNED, [AnnotatedSpan(38, 42, "r"), AnnotatedSpan(0, 50, "s")]) == [FOUND[3]]


def test_lines_show_the_measures_by_report_and_what_went_wrong():
    lines = ScoredExtraction("set", tuple(ALIGNED), (FOUND[4],)).lines()
    assert lines[0].split() == ["set", "all", "r"]
    assert lines[1].split() == ["FigureExtractP", "0.3333", "0.3333"]
    assert lines[-4:] == [
        "missed  r 20-22 7座: >= 7 座",
        "extra   r 20-22 7座: = 7 座",
        "extra   r 40-44 12公里: = 12 公里",
        "no figure, but taken for one: r 90-92 5家: = 5 家",
    ]


def test_figures_of_the_shipped_report_are_all_extracted():
    totals = extract("figures_seed").scores.totals()
    assert (totals["FigureExtractF1"], totals["TenseAcc"]) == (1.0, 1.0)


def test_extract_names_what_is_missing(tmp_path):
    with pytest.raises(EvalError, match="there is no set of figures 'x'; name one of figures_seed, figures_dev"):
        extract("x")
    with pytest.raises(UnavailableError, match=r"is not there; give the folder of .*txt with --reports"):
        extract("figures_dev", tmp_path)
