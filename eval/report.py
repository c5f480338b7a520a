"""One self-contained page of one or more runs: tables, charts, and every question with its gold and its answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from eval.charts import charts, labels
from eval.errors import RunError
from eval.measures import measures_of
from eval.run import Run
from eval.scores.questions import Judged

_PAGE = Path(__file__).parent / "page"
# Bytes; what a mail takes and a browser opens at once.
MAX_BYTES = 5_000_000
# Passages of each question that are shown, most first, tried in turn until the page is small enough.
_SHOWN = (5, 3, 1, 0)


def render(runs: Sequence[Run]) -> str:
    """Return the page, under 5 MB; where it would be larger, fewer passages of each question are shown, and it says so.

    Raises:
        RunError: it is too large even without passages.
    """
    for shown in _SHOWN:
        page = _render(runs, shown)
        if len(page.encode()) < MAX_BYTES:
            return page
    raise RunError(f"{len(runs)} runs do not fit into a page of {MAX_BYTES:,} bytes; report fewer of them")


def _render(runs: Sequence[Run], shown: int) -> str:
    texts: dict[str, int] = {}
    data = {"runs": [_data(run, shown, texts) for run in runs], "texts": list(texts)}
    template = Template((_PAGE / "report.html").read_text("utf-8"))
    return template.substitute(
        style=(_PAGE / "report.css").read_text("utf-8"),
        script=(_PAGE / "report.js").read_text("utf-8"),
        title=escape(", ".join(dict.fromkeys(run.set for run in runs))),
        summary=_summary(runs),
        measures=_measures(runs),
        charts=charts(runs),
        shown=shown,
        data=_embedded(data),
    )


def _embedded(data: object) -> str:
    """Write JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(run: Run, shown: int, texts: dict[str, int]) -> dict[str, Any]:
    scores = run.scores.each(len(run.judged))
    rows = [_row(judged, values, shown, texts) for judged, values in zip(run.judged, scores, strict=True)]
    return {"name": run.name, "rows": rows}


def _row(judged: Judged, scores: dict[str, float], shown: int, texts: dict[str, int]) -> dict[str, Any]:
    question, response = judged.question, judged.response

    def once(text: str) -> int:
        return texts.setdefault(text, len(texts))

    return {
        "id": question.id,
        "question": question.question,
        "type": question.type,
        "style": question.style,
        "verdict": result_word(judged),
        "gold": {
            "answer": question.answer,
            "evidence": [e.quote if not e.report else f"{e.report}: {e.quote}" for e in question.evidence[:5]],
            "figures": [f"{f.comparator} {f.text}" for f in question.figures],
        },
        "answered": response.answered,
        "confidence": round(response.confidence, 3),
        "answer": once(response.error or response.answer or response.reason),
        "quotes": [once(quote.text) for quote in response.quotes],
        "figures": [f"{f.comparator} {f.text}" for f in response.figures],
        "took": round(response.took_ms, 1),
        "passages": [
            [passage.id, grade, round(passage.score, 3), once(passage.text)]
            for passage, grade in list(zip(response.passages, judged.grades, strict=True))[:shown]
        ],
        "scores": {name: round(value, 3) for name, value in scores.items() if name in ("R@1", "FigureAcc", "QuoteHit")},
    }


def result_word(judged: Judged) -> str:
    """Say in a word how a question went: failed, wrong, answered (though unanswerable), refused (wrongly), right."""
    if judged.response.error:
        return "failed"
    if judged.response.answered != judged.question.answerable:
        return "answered" if judged.response.answered else "refused"
    return "right" if judged.right else "wrong"


def _summary(runs: Sequence[Run]) -> str:
    head = "<tr><th>run<th>questions<th>failed<th>p50 ms<th>p95 ms<th>p99 ms<th>seconds<th>machine<th>settings</tr>"
    return head + "".join(map(_summary_row, runs))


def _summary_row(run: Run) -> str:
    took = run.latencies()["took_ms"]
    settings = ", ".join(f"{key} {value}" for key, value in run.settings.items())
    numbers = (len(run.judged), len(run.failures()), took.p50, took.p95, took.p99, round(run.seconds, 1))
    cells = "".join(f"<td>{number}" for number in numbers)
    return f"<tr><th>{escape(run.name)}{cells}<td>{escape(str(run.machine))}<td>{escape(settings)}</tr>"


def _measures(runs: Sequence[Run]) -> str:
    head = "".join(f"<th>{escape(label)}" for label in labels(runs))
    totals = [run.scores.totals() for run in runs]
    rows = [
        f'<tr><th title="{escape(measure.definition.what)}">{measure}'
        f"{'↓' if measure.definition.lower else ''}{''.join(_cell(values[str(measure)]) for values in totals)}</tr>"
        for measure in measures_of("questions")
    ]
    return f"<tr><th>measure{head}</tr>{''.join(rows)}"


def _cell(value: float | None) -> str:
    return "<td>–" if value is None else f"<td>{value:.4f}"
