"""Sentences as other governments write them, each with all that is to be read from it (figure_sentences.txt)."""

from pathlib import Path

import pytest

from corpus.figures import figures_of
from corpus.records import Paragraph
from corpus.text.spans import sentences

SECTIONS = {
    "review": ("一、去年工作回顾",),
    "plan": ("二、今年工作安排",),
    "timeless": ("三、保持经济平稳运行",),
}
LINES = (Path(__file__).parent / "figure_sentences.txt").read_text("utf-8").splitlines()


def cases():
    blocks = []
    for line in LINES:
        if line.startswith(tuple(SECTIONS)):
            blocks.append((*line.split(maxsplit=1), []))
        elif line.startswith("    "):
            blocks[-1][2].append(line.strip())
    return blocks


def written(figure):
    value = f"{figure.value:.12g}" + (f"~{figure.value_max:.12g}" if figure.value_max is not None else "")
    fields = (
        figure.text,
        f"{value} {figure.unit}".strip(),
        figure.comparator,
        figure.indicator,
        figure.kind,
        figure.tense,
        str(figure.year or "-"),
    )
    return " | ".join(fields)


@pytest.mark.parametrize(("part", "sentence", "expected"), cases())
def test_figures_of_reads_the_whole_sentence(part, sentence, expected):
    paragraph = Paragraph("r", 1, SECTIONS[part], "", sentence, sentences(sentence), 0)
    assert [written(figure) for figure in figures_of(paragraph, 2010)] == expected
