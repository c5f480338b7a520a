"""How figures, confidence and refusals read in Chinese; the words are in data/page.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus import Figure, Report, read_toml
from qa.records import Reason

_DATA = Path(__file__).parent / "data"
# A figure that holds the word for its bound (2万余户, 数十万株, 翻了近一番).
_SAYS_ITSELF = re.compile(r"[余多]|^(?:数|好?几|成[百千]上)|^翻了?[近约超逾]")

# Words for the scale of a number, from the greatest.
_SCALES = ((1e8, "亿"), (1e4, "万"))


@dataclass(frozen=True, slots=True)
class Confidence:
    """A probability in plain words, and the style it is shown in."""

    words: str
    percent: int
    style: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as a sign and as words."""

    sign: str
    words: str


def report_name(report: Report) -> str:
    """Return a name that tells reports apart: the title (else the id) with place and year, unless it has them."""
    title = report.title or report.id
    place = "" if report.place in title else report.place
    year = "" if report.year is None or str(report.year) in title else f"（{report.year} 年）"
    return f"{place}{title}{year}"


def bounded(figure: Figure) -> str:
    """Return the figure as the report writes it with its bound in words: 超过4000亿元, 6项以上, 数十万株 as it is."""
    before, after, _ = _words()["comparator"][figure.comparator]
    return figure.text if _SAYS_ITSELF.search(figure.text) else f"{before}{figure.written}{after}"


def bound(figure: Figure) -> str:
    """Return the bound by itself: 超过, 以上（含）, 恰为."""
    return str(_words()["comparator"][figure.comparator][2])


def tense(figure: Figure) -> str:
    """Return 目标 or 已完成."""
    return str(_words()["tense"][figure.tense])


def ocr(figure: Figure) -> str:
    """Return that a figure was read by OCR, with its line's certainty (识别 97%); "" for one that was not."""
    return "" if figure.ocr_certainty is None else f"识别 {min(99, int(100 * figure.ocr_certainty))}%"


def kind(figure: Figure) -> str:
    """Return 总量, 新增, 增长, 占比, 控制线 or 名次."""
    return str(_words()["kind"][figure.kind])


def kinds() -> dict[str, str]:
    """Return every kind with its word."""
    return dict(_words()["kind"])


def tenses() -> dict[str, str]:
    """Return every tense with its word."""
    return dict(_words()["tense"])


def value(figure: Figure) -> str:
    """Return the parsed value with thousands set apart: 400,000,000,000; a range as 6 – 6.5."""
    ends = [figure.value] if figure.value_max is None else [figure.value, figure.value_max]
    return " – ".join(f"{end:,.4f}".rstrip("0").rstrip(".") for end in ends)


def amount(value: float, unit: str) -> str:
    """Return a computed amount as reports write one, to four digits: with 万 or 亿 before its unit.

    >>> amount(24, "家"), amount(650000, "人次"), amount(1.5e12, "元"), amount(2.4, "个百分点")
    ('24家', '65万人次', '15000亿元', '2.4个百分点')
    """
    scale, word = next(((scale, word) for scale, word in _SCALES if abs(value) >= scale), (1.0, ""))
    return f"{round(value / scale, 4):.15g}{word}{unit}"


def verdicts() -> tuple[str, ...]:
    """Return the verdicts of a check, the best first."""
    return tuple(_words()["verdict"])


def verdict(name: str) -> Verdict:
    """Return how a verdict of a check reads."""
    return Verdict(*_words()["verdict"][name])


def outcomes() -> tuple[str, ...]:
    """Return what can become of a target, the best first."""
    return tuple(_words()["outcome"])


def outcome(name: str) -> Verdict:
    """Return how it reads what became of a target."""
    return Verdict(*_words()["outcome"][name])


def refusal(reason: Reason | None) -> str:
    """Return the heading of a refusal."""
    return str(_words()["reason"][reason or "not_mentioned"])


def confidence(probability: float) -> Confidence:
    """Return a probability in [0, 1] in words; never 100%, as nothing is certain."""
    level = next(level for level in _words()["confidence"] if probability >= level["least"])
    return Confidence(level["words"], min(99, round(probability * 100)), level["style"])


@cache
def examples() -> tuple[str, ...]:
    """Return the example questions of the page."""
    lines = (_DATA / "examples.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _words() -> dict[str, Any]:
    return read_toml(_DATA / "page.toml")
