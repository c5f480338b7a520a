"""What a system is asked over: passages, and a set of questions with the passages they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from eval.gold import Question


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage before any search: paragraph `paragraph` (from 1) of `report`."""

    report: str
    paragraph: int
    text: str

    @property
    def id(self) -> str:
        """Name it in qrels and runs: report:paragraph."""
        return f"{self.report}:{self.paragraph}"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions under a name.

    Attributes:
        passages: what is to be searched, where the set brings its own texts (BEIR, SQuAD); None where the questions
            are over the reports that the system under test holds.
    """

    name: str
    questions: tuple[Question, ...]
    passages: tuple[SourcePassage, ...] | None = None
