"""What the bot does, written down, so that a change which must change nothing can be seen to change nothing.

Every input is put through one of the bot's doors; what comes back is kept whole, but for times, and hashed. What is
said about the shipped report is kept in the repository as hashes, and a test holds the bot against them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from corpus import Report
from eval.gold import read_records
from eval.sets import DATASETS

if TYPE_CHECKING:
    from qa.bot import Bot

# What is asked and claimed about the shipped report, and the hash of what is said to each.
SAMPLE = tuple(DATASETS / f"{name}.jsonl" for name in ("questions_dev", "claims_dev", "drafts_dev"))
SAID = Path(__file__).parent / "data" / "behaviour.tsv"
# Digits of a score that count: another order of adding up changes the sixteenth.
_DIGITS = 4
# Hexadecimal digits by which two outputs are told apart.
_KEY = 16
# Fields that differ from machine to machine: times always, scores where only what is said is to be compared.
_TIMES = frozenset({"took_ms"})
_SCORES = frozenset({"took_ms", "confidence", "score"})


@dataclass(frozen=True, slots=True)
class Input:
    """What is put through a door: "ask" or "check" a text about some reports (none: all), "compare", "fulfilment"."""

    door: str
    text: str
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """An input with what came back, as JSON values without times, and a hash of that."""

    given: Input
    output: Any
    sha256: str


def inputs_of(files: Sequence[Path], reports: Sequence[Report]) -> Iterator[Input]:
    """Yield every question and claim of gold files, then every indicator to compare and every pair of years to follow.

    Args:
        files: gold files of any kind, JSON lines; what names no report is asked of all.
        reports: those whose targets are followed into the next year's.

    Raises:
        DatasetError: a file cannot be read.
    """
    yield from dict.fromkeys(given for file in files for given in _texts(file))
    yield from dict.fromkeys(Input("compare", name) for name in _indicators(files))
    by_place = sorted((r for r in reports if r.place and r.year), key=lambda r: (r.place, r.year or 0))
    for earlier, later in pairwise(by_place):
        if earlier.place == later.place:
            yield Input("fulfilment", "", (earlier.id, later.id))


def observe(bot: Bot, inputs: Iterable[Input], quiet: bool = False) -> Iterator[Observation]:
    """Put every input through its door, in order, with a progress bar unless `quiet`."""
    doors: Mapping[str, Callable[[Input], Any]] = {
        "ask": lambda given: bot.ask(given.text, reports=given.reports or None),
        "check": lambda given: bot.check(given.text, given.reports or None),
        "compare": lambda given: bot.compare(given.text),
        "fulfilment": lambda given: {"items": bot.fulfilment(*given.reports)},
    }
    from pydantic_core import to_jsonable_python

    for given in tqdm(list(inputs), desc="behaviour", disable=quiet):
        output = _rounded(to_jsonable_python(doors[given.door](given)), _TIMES)
        yield Observation(given, output, _hash(output))


def accept_outputs(observations: Iterable[Observation]) -> None:
    """Write the hash of what is said to each input, a line each."""
    lines = [f"{_hash_of_words(seen)}\t{_named(seen.given)}\n" for seen in observations]
    SAID.parent.mkdir(exist_ok=True)
    SAID.write_text("".join(lines), "utf-8")


def changed_outputs(observations: Iterable[Observation]) -> list[str]:
    """Name every input to which something else is said than was accepted, or nothing was accepted yet."""
    rows = (line.split("\t", 1) for line in SAID.read_text("utf-8").splitlines())
    accepted = {name: sha256 for sha256, name in rows}
    hashes = {_named(seen.given): _hash_of_words(seen) for seen in observations}
    lines = [f"gone: {name}" for name in accepted if name not in hashes]
    return lines + [f"changed: {name}" for name in hashes if hashes[name] != accepted.get(name)]


def write_observations(path: Path, observations: Iterable[Observation]) -> None:
    """Write observations, one JSON object a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(asdict(observation), ensure_ascii=False) + "\n" for observation in observations)


def read_observations(path: Path) -> list[Observation]:
    """Read what `write_observations` wrote; raises DatasetError."""
    return [observation for _, observation in read_records(path, Observation)]


def output_changes(before: Sequence[Observation], after: Sequence[Observation]) -> list[str]:
    """Say of every input whose output changed, or that is new or gone, what differs; a line each."""
    old, new = ({seen.given: seen for seen in side} for side in (before, after))
    lines = [f"gone: {_named(given)}" for given in old if given not in new]
    lines += [f"new: {_named(given)}" for given in new if given not in old]
    for given in old.keys() & new.keys():
        if old[given].sha256 != new[given].sha256:
            fields = "; ".join(_differences("", old[given].output, new[given].output))
            lines.append(f"changed: {_named(given)}: {fields}")
    return sorted(lines)


@dataclass(frozen=True, slots=True)
class _GoldRecord:
    """Whatever a gold record of any kind holds that can be put through a door."""

    question: str = ""
    claim: str = ""
    text: str = ""
    claims: tuple[Any, ...] | None = None
    indicator: str = ""
    report: str = ""


def _texts(file: Path) -> Iterator[Input]:
    for _, gold in read_records(file, _GoldRecord):
        reports = (gold.report,) if gold.report else ()
        if gold.question:
            yield Input("ask", gold.question, reports)
        elif gold.claim or gold.claims is not None:
            yield Input("check", gold.claim or gold.text, reports)


def _indicators(files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        yield from (gold.indicator for _, gold in read_records(file, _GoldRecord) if gold.indicator)


def _rounded(value: Any, without: frozenset[str]) -> Any:  # noqa: ANN401  (any JSON value)
    if isinstance(value, dict):
        return {name: _rounded(inner, without) for name, inner in value.items() if name not in without}
    if isinstance(value, list):
        return [_rounded(inner, without) for inner in value]
    return round(value, _DIGITS) + 0.0 if isinstance(value, float) else value


def _hash_of_words(observation: Observation) -> str:
    """Hash what is said, without scores, which differ between processors in their last digits."""
    return _hash(_rounded(observation.output, _SCORES))


def _hash(output: Any) -> str:  # noqa: ANN401  (any JSON value)
    written = json.dumps(output, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


def _named(given: Input) -> str:
    return f"{given.door} {given.text!r} {' '.join(given.reports)}".rstrip()


def _differences(path: str, old: Any, new: Any) -> Iterator[str]:  # noqa: ANN401  (any JSON values)
    if isinstance(old, dict) and isinstance(new, dict):
        for name in old.keys() | new.keys():
            yield from _differences(f"{path}.{name}", old.get(name), new.get(name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from _differences(f"{path}[{number}]", left, right)
    elif old != new:
        yield f"{path.lstrip('.')}: {_short(old)} -> {_short(new)}"


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]
