"""A run: a set of questions, what one system said to each, and the scores; JSON on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from corpus import var_dir
from eval.errors import DatasetError, ResponseError, RunError
from eval.gold import GoldQuestion, parse_record
from eval.provenance import Machine
from eval.response import read_response
from eval.scorer import Scores
from eval.scores.questions import Judged, judge, question_scores

# Raised whenever a field changes its meaning, so that an older file is refused, not misread.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Latency:
    """Times, summarised the way they are reported: percentiles in milliseconds, linear between ranks."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Latency:
        """Summarise times in milliseconds.

        >>> Latency.of([1.0, 2.0, 3.0])
        Latency(p50=2.0, p95=2.9, p99=2.98)
        """
        if not times:
            return cls(0.0, 0.0, 0.0)
        p50, p95, p99 = (round(float(value), 3) for value in np.percentile(np.asarray(times), (50, 95, 99)))
        return cls(p50, p95, p99)


@dataclass(frozen=True)
class Run:
    """What was asked, what came back, and how it was made.

    Attributes:
        commit: of the code that measured.
        settings: what makes the system what it is (encoder, snapshot, url, top_k, concurrency).
        started: ISO time, UTC.
        seconds: the whole run, wall time.
    """

    system: str
    set: str
    commit: str
    started: str
    seconds: float
    settings: Mapping[str, str]
    machine: Machine
    judged: tuple[Judged, ...]

    @property
    def name(self) -> str:
        """Name the run by set, system and commit."""
        return f"{self.set}--{self.system}--{self.commit}"

    @cached_property
    def scores(self) -> Scores[Judged]:
        """Return the usual measures."""
        return question_scores(self.judged)

    def latencies(self) -> dict[str, Latency]:
        """Summarise the times of the responses that came: inside the system, and as the client saw them."""
        came = [outcome.response for outcome in self.judged if not outcome.response.error]
        return {
            "took_ms": Latency.of([response.took_ms for response in came]),
            "client_ms": Latency.of([response.client_ms for response in came]),
        }

    def failures(self) -> list[Judged]:
        """Return the questions that got no response."""
        return [outcome for outcome in self.judged if outcome.response.error]

    def lines(self) -> list[str]:
        """Return the measures, a line each, with the times and the failures."""
        lines = [f"{self.system} on {self.set}: {len(self.judged)} questions in {self.seconds:.1f} s"]
        for name, value in self.scores.totals().items():
            lines.append(f"  {name:16} {'–' if value is None else f'{value:.4f}'}")
        for name, times in self.latencies().items():
            head = name.replace("_", " ")
            lines.append(f"  {head:16} p50 {times.p50:.1f}  p95 {times.p95:.1f}  p99 {times.p99:.1f}")
        lines += [f"  no response to {outcome.question.id}: {outcome.response.error}" for outcome in self.failures()]
        return lines

    def save(self, folder: Path | None = None) -> Path:
        """Write the run, whole or not at all, to FOLDER/NAME.json (var/runs unless given); return the file."""
        folder = folder or var_dir() / "runs"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.json"
        part = path.with_suffix(".part")
        part.write_text(json.dumps(self.to_json(), ensure_ascii=False, indent=None) + "\n", "utf-8")
        part.replace(path)
        return path

    def to_json(self) -> dict[str, Any]:
        """Return the run as JSON values; each passage's text is kept once, under "texts"."""
        scores = self.scores
        texts: dict[str, int] = {}
        values = scores.each(len(self.judged))
        return {
            "format": FORMAT,
            "system": self.system,
            "set": self.set,
            "commit": self.commit,
            "started": self.started,
            "seconds": round(self.seconds, 3),
            "settings": dict(self.settings),
            "machine": asdict(self.machine),
            "measures": scores.totals(),
            "by_type": scores.by([outcome.question.type for outcome in self.judged]),
            "by_style": scores.by([outcome.question.style for outcome in self.judged]),
            "latency": {name: asdict(latency) for name, latency in self.latencies().items()},
            "failures": len(self.failures()),
            "rows": [_row(outcome, row, texts) for outcome, row in zip(self.judged, values, strict=True)],
            "texts": list(texts),
        }


def load_run(path: Path) -> Run:
    """Read what `save` wrote; the scores are computed again from what was said.

    Raises:
        RunError: the file is missing, damaged or of another format.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["format"] != FORMAT:
            raise RunError(f"{path} has format {content['format']}, this version reads {FORMAT}; run it again")
        return Run(
            judged=tuple(_read_row(path, row, content["texts"]) for row in content["rows"]),
            machine=Machine(**content["machine"]),
            **{name: content[name] for name in ("system", "set", "commit", "started", "seconds", "settings")},
        )
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}; give a file of `python -m eval run`") from error
    except (ValueError, LookupError, TypeError, AttributeError, DatasetError, ResponseError) as error:
        raise RunError(f"{path} is no file of results: {error}; run it again") from error


def _row(outcome: Judged, scores: Mapping[str, float], texts: dict[str, int]) -> dict[str, Any]:
    response = asdict(outcome.response)
    for passage in response["passages"]:
        passage["text"] = texts.setdefault(passage["text"], len(texts))
    question, unfound = asdict(outcome.question), dict(outcome.unfound)
    return {"question": question, "response": response, "unfound": unfound, "scores": scores}


def _read_row(path: Path, row: dict[str, Any], texts: list[str]) -> Judged:
    for passage in row["response"]["passages"]:
        passage["text"] = texts[passage["text"]]
    question = parse_record(json.dumps(row["question"]), GoldQuestion, path)
    return judge(question, read_response(json.dumps(row["response"])), row["unfound"])
