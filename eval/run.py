"""A run: a set of questions, what one system said to each, and the scores; JSON on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus import var_dir
from eval.errors import DatasetError, ResponseError, RunError
from eval.gold import Question, parse_record
from eval.judging import Judged, judge
from eval.latency import Latency
from eval.measures import measures_of
from eval.provenance import Machine
from eval.question_scores import QUESTION_SCORERS
from eval.response import Response, read_response
from eval.scoring import Scores

# Raised whenever a field changes its meaning, so that an older file is refused, not misread.
FORMAT = 1


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
        return Scores.of(measures_of("questions"), QUESTION_SCORERS, self.judged)

    def latencies(self) -> dict[str, Latency]:
        """Summarise the times of the responses that came: inside the system, and as the client saw them."""
        came = [one.response for one in self.judged if not one.response.error]
        return {
            "took_ms": Latency.of([response.took_ms for response in came]),
            "client_ms": Latency.of([response.client_ms for response in came]),
        }

    def failures(self) -> list[Judged]:
        """Return the questions that got no response."""
        return [one for one in self.judged if one.response.error]

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
        each = scores.each(len(self.judged))
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
            "by_type": scores.by([one.question.type for one in self.judged]),
            "by_style": scores.by([one.question.style for one in self.judged]),
            "latency": {name: asdict(latency) for name, latency in self.latencies().items()},
            "failures": len(self.failures()),
            "rows": [_row(one, values, texts) for one, values in zip(self.judged, each, strict=True)],
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


def _row(one: Judged, scores: Mapping[str, float], texts: dict[str, int]) -> dict[str, Any]:
    response = asdict(one.response)
    for passage in response["passages"]:
        passage["text"] = texts.setdefault(passage["text"], len(texts))
    return {"question": asdict(one.question), "response": response, "unfound": dict(one.unfound), "scores": scores}


def _read_row(path: Path, row: dict[str, Any], texts: list[str]) -> Judged:
    asked = parse_record(json.dumps(row["question"]), Question, path)
    said = row["response"]
    for passage in said["passages"]:
        passage["text"] = texts[passage["text"]]
    response = (
        Response.failed(said["error"], said["client_ms"]) if said["error"] else read_response(said, said["client_ms"])
    )
    return judge(asked, response, row["unfound"])
