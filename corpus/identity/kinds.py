"""What kind of document it is, which says what the years in it mean; the kinds are rows of data/document_kinds.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.identity.evidence import Evidence, Finding, weigh
from corpus.identity.lines import Lines
from corpus.records import DocumentKind
from corpus.text.wordfile import read_toml

# What the year in a title is: planned; of results; the last named planned; the first of several.
Years = Literal["plans", "results", "draft", "several"]

_FILE = Path(__file__).parent.parent / "data" / "document_kinds.toml"


@dataclass(frozen=True, slots=True)
class KindRule:
    """A row of the file."""

    name: DocumentKind
    years: Years
    title: re.Pattern[str]
    text: re.Pattern[str]
    usual: str


def read_kind(lines: Lines) -> Finding[KindRule]:
    """Tell the kind by the title lines, or else by the headings and the first lines of the text."""
    titled = (rule for line in lines.front for rule in rules() if rule.title.search(line))
    spoken = (rule for line in (*lines.opening, *lines.headings) for rule in rules() if rule.text.search(line))
    named = [Evidence(rule, "title") for rule in [next(titled, None)] if rule]
    spoken_kinds = [Evidence(rule, "text") for rule in [next(spoken, None)] if rule]
    return weigh("kind", named or spoken_kinds, lambda rule: rule.name)


def is_title(line: str) -> bool:
    """Tell a line in one form that calls itself by the name of a kind."""
    return any(rule.title.search(line) for rule in rules())


@cache
def rules() -> tuple[KindRule, ...]:
    """Return the rows of the file, in order."""
    rows = read_toml(_FILE)["kind"]
    return tuple(
        KindRule(row["name"], row["years"], re.compile(row["title"]), re.compile(row["text"]), row["usual"])
        for row in rows
    )
