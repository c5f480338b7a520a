"""The charts of the report page, as inline SVG; no script draws them, so they print and open anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from eval.run import Run
from eval.scorer import BINS, calibration_rows

# Pixels of a chart's inside and of the room around it for its labels.
WIDTH, HEIGHT = 360, 220
LEFT, TOP, RIGHT, BOTTOM = 44, 12, 12, 40
# Readable on light and dark alike, told apart by people who cannot see red and green.
COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377")

Point = tuple[float, float]


def line_chart(
    title: str, series: Mapping[str, Sequence[Point]], x_label: str, y_label: str, x_max: float = 1.0
) -> str:
    """Draw lines over x in [0, x_max] and y in [0, 1]; one colour a series, in order."""
    lines = [_polyline(points, COLOURS[i % len(COLOURS)], x_max) for i, points in enumerate(series.values())]
    return _frame(title, list(series), lines, x_label, y_label, x_max)


def bar_chart(title: str, groups: Mapping[str, Mapping[str, float | None]], y_label: str) -> str:
    """Draw groups of bars, values in [0, 1], one colour a series; None draws nothing."""
    names = list(dict.fromkeys(name for group in groups.values() for name in group))
    slot = WIDTH / max(1, len(groups))
    width = slot * 0.8 / max(1, len(names))
    marks = []
    for g, (label, group) in enumerate(groups.items()):
        marks.append(_text(LEFT + slot * (g + 0.5), TOP + HEIGHT + 14, label))
        for n, name in enumerate(names):
            if (value := group.get(name)) is not None:
                marks.append(_bar(LEFT + slot * (g + 0.1) + n * width, width, value, COLOURS[n % len(COLOURS)], name))
    return _frame(title, names, marks, "", y_label, None)


def calibration(run: Run) -> list[Point]:
    """Return (mean confidence, share right) of every bin of confidence that holds a question."""
    confidence = [outcome.response.confidence for outcome in run.judged]
    rows = calibration_rows(confidence, [outcome.right for outcome in run.judged])
    bins = rows.sum(axis=0).reshape(BINS, -1)
    return [(total / count, right / count) for count, total, right in bins.tolist() if count]


def risk_coverage(run: Run) -> list[Point]:
    """Return (share of questions answered, share of those that is wrong), taking the most confident first."""
    order = sorted(run.judged, key=lambda judged: -judged.response.confidence)
    wrong = np.cumsum([not judged.right for judged in order])
    return [((i + 1) / len(order), float(count) / (i + 1)) for i, count in enumerate(wrong)]


def latency_curve(run: Run) -> list[Point]:
    """Return (milliseconds inside the system, share of the responses that took at most as long), up to p99."""
    times = sorted(judged.response.took_ms for judged in run.judged if not judged.response.error)
    longest = run.latencies()["took_ms"].p99
    return [(time, (i + 1) / len(times)) for i, time in enumerate(times) if time <= longest]


def charts(runs: Sequence[Run]) -> str:
    """Draw what a report shows of its runs."""
    named = dict(zip(labels(runs), runs, strict=True))
    curves = {name: latency_curve(run) for name, run in named.items()}
    slowest = max((x for points in curves.values() for x, _ in points), default=0.0) or 1.0
    drawn = [bar_chart(f"{name} by type", _by_type(named, name), name) for name in ("R@1", "FigureAcc", "QuoteHit")]
    drawn += [
        line_chart("Calibration", {name: calibration(run) for name, run in named.items()}, "confidence", "right"),
        line_chart("Risk and coverage", {n: risk_coverage(r) for n, r in named.items()}, "coverage", "risk"),
        line_chart("Latency up to p99", curves, "ms at most", "share", slowest),
    ]
    return "\n".join(drawn)


def labels(runs: Sequence[Run]) -> list[str]:
    """Name each run by its system; by set and commit too where that is not enough."""
    systems = [run.system for run in runs]
    return systems if len(set(systems)) == len(systems) else [run.name for run in runs]


def _by_type(named: Mapping[str, Run], measure: str) -> dict[str, dict[str, float | None]]:
    groups: dict[str, dict[str, float | None]] = {}
    for name, run in named.items():
        for label, totals in run.scores.by([judged.question.type for judged in run.judged]).items():
            groups.setdefault(label, {})[name] = totals[measure]
    return {label: values for label, values in groups.items() if any(v is not None for v in values.values())}


def _frame(title: str, names: list[str], marks: list[str], x_label: str, y_label: str, x_max: float | None) -> str:
    ticks = [_y_tick(step / 4) for step in range(5)]
    if x_max is not None:
        ticks += [
            _text(
                LEFT + WIDTH * s / 4,
                TOP + HEIGHT + 14,
                f"{x_max * s / 4:,.3g}" if x_max < 1000 else f"{x_max * s / 4:,.0f}",
            )
            for s in range(5)
        ]
    legend = "".join(
        f'<span><i style="background:{COLOURS[i % len(COLOURS)]}"></i>{escape(name)}</span>'
        for i, name in enumerate(names)
    )
    size = f"0 0 {LEFT + WIDTH + RIGHT} {TOP + HEIGHT + BOTTOM}"
    drawn = "".join([*ticks, *marks, _text(LEFT + WIDTH / 2, TOP + HEIGHT + 32, x_label)])
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="{size}" role="img" aria-label="{escape(title)}">{drawn}</svg>'
        f"<div class=legend>{legend}<em>{escape(y_label)}</em></div></figure>"
    )


def _y_tick(value: float) -> str:
    y = TOP + HEIGHT * (1 - value)
    label = f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
    return f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>{label}'


def _polyline(points: Sequence[Point], colour: str, x_max: float) -> str:
    placed = [(LEFT + WIDTH * x / x_max, TOP + HEIGHT * (1 - y)) for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed if len(points) <= BINS
    )
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'


def _bar(x: float, width: float, value: float, colour: str, name: str) -> str:
    height = HEIGHT * value
    y = TOP + HEIGHT - height
    tip = f"<title>{escape(name)}: {value:.3f}</title>"
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}">{tip}</rect>'


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{escape(text)}</text>'
