"""The question sets: our own by name or file, SQuAD-style JSON, BEIR folders.

A foreign set brings its own texts. Each of them is a report of its own, so that evidence points at exactly one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from corpus.text.overlap import contains
from eval.errors import DatasetError, EvalError
from eval.gold import GoldEvidence, GoldQuestion, Text, parse_record, read_gold, read_gold_text

DATASETS = Path(__file__).parent / "datasets"
# Where a checkout has the reports that the library lacks: beside it.
REPORTS = Path(__file__).parents[2] / "shared" / "reports"
# The report that ships, which the sets are about that name no other.
SHIPPED = "mianyang-2023"


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
    questions: tuple[GoldQuestion, ...]
    passages: tuple[SourcePassage, ...] | None = None


def open_set(name: str, split: str = "test") -> QuestionSet:
    """Open a set: a name in eval/datasets, a .jsonl file of the own format, a SQuAD-style .json or a BEIR folder.

    Raises:
        EvalError: there is no such set.
        DatasetError: it is malformed.
    """
    path = DATASETS / f"{name}.jsonl"
    if not path.is_file():
        path = Path(name)
    if path.is_dir():
        return read_beir(path, split)
    if not path.is_file():
        names = ", ".join(sorted(file.stem for file in DATASETS.glob("questions*.jsonl")))
        raise EvalError(f"there is no question set {name!r}; name one of {names}, a .jsonl, a .json or a BEIR folder")
    return read_squad(path) if path.suffix == ".json" else QuestionSet(path.stem, read_gold(path, GoldQuestion))


@dataclass(frozen=True, slots=True)
class _Answer:
    text: Text


@dataclass(frozen=True, slots=True)
class _SquadQuestion:
    id: Text
    question: Text
    answers: tuple[_Answer, ...] = ()
    is_impossible: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    context: Text
    qas: tuple[_SquadQuestion, ...]


@dataclass(frozen=True, slots=True)
class _Article:
    paragraphs: tuple[_Context, ...]


@dataclass(frozen=True, slots=True)
class _Squad:
    data: Annotated[tuple[_Article, ...], Field(min_length=1)]


def read_squad(path: Path) -> QuestionSet:
    """Read SQuAD-style JSON (SQuAD, CMRC 2018, DRCD); every answer is evidence in its own context.

    Contexts with the same text are one passage. JSON has no lines: errors name the question.

    Raises:
        DatasetError: the file is no such JSON, or no answer of a question stands in its context.
    """
    squad = parse_record(read_gold_text(path), _Squad, path)
    reports: dict[str, str] = {}
    questions: dict[str, GoldQuestion] = {}
    for paragraph in (paragraph for article in squad.data for paragraph in article.paragraphs):
        report = reports.setdefault(paragraph.context, f"c{len(reports) + 1}")
        for entry in paragraph.qas:
            if entry.id in questions:
                raise DatasetError(path, 0, f"the id {entry.id!r} was there before; ids must differ")
            questions[entry.id] = _squad_question(path, entry, report, paragraph.context)
    passages = tuple(SourcePassage(report, 1, text) for text, report in reports.items())
    return QuestionSet(path.stem, tuple(questions.values()), passages)


def _squad_question(path: Path, entry: _SquadQuestion, report: str, context: str) -> GoldQuestion:
    answers = dict.fromkeys(answer.text for answer in entry.answers)
    evidence = () if entry.is_impossible else tuple(GoldEvidence(a, report) for a in answers if contains(context, a))
    if not (entry.is_impossible or evidence):
        raise DatasetError(path, 0, f"question {entry.id!r}: none of its {len(answers)} answers stands in its context")
    return GoldQuestion(entry.id, entry.question, bool(evidence), evidence, answer=next(iter(answers), ""))


@dataclass(frozen=True, slots=True)
class _Document:
    id: Annotated[Text, Field(validation_alias="_id")]
    title: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if not (self.title + self.text).strip():
            raise ValueError("both 'title' and 'text' are empty")


@dataclass(frozen=True, slots=True)
class _Query:
    id: Annotated[Text, Field(validation_alias="_id")]
    text: Text


def read_beir(folder: Path, split: str = "test") -> QuestionSet:
    """Read corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv: the queries that a split judges.

    Each document is a passage, its title on a line of its own before the text. A judgement of 0 is no evidence; the
    others are the grades of nDCG.

    Raises:
        DatasetError: a file is missing or malformed, or a judgement names a query or a document that is not there.
    """
    documents = read_gold(folder / "corpus.jsonl", _Document)
    texts = {document.id: f"{document.title}\n{document.text}".strip() for document in documents}
    queries = {query.id: query.text for query in read_gold(folder / "queries.jsonl", _Query)}
    evidence: dict[str, list[GoldEvidence]] = {}
    qrels = folder / "qrels" / f"{split}.tsv"
    for line, query, document, grade in _judgements(qrels):
        if query not in queries or document not in texts:
            kind, name = ("query", query) if query not in queries else ("document", document)
            raise DatasetError(qrels, line, f"there is no {kind} {name!r}")
        quotes = evidence.setdefault(query, [])
        if grade > 0:
            quotes.append(GoldEvidence(texts[document], document, grade))
    questions = tuple(
        GoldQuestion(name, queries[name], bool(quotes), tuple(quotes)) for name, quotes in evidence.items()
    )
    passages = tuple(SourcePassage(name, 1, text) for name, text in texts.items())
    return QuestionSet(f"{folder.name}-{split}", questions, passages)


def _judgements(path: Path) -> Iterator[tuple[int, str, str, int]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(path, 0, f"cannot be read: {error}; give another --split") from error
    for number, line in enumerate(lines, 1):
        fields = line.split("\t")
        if number == 1 and fields[-1] == "score":
            continue
        try:
            query, document, grade = fields
            yield number, query, document, int(grade)
        except ValueError as error:
            raise DatasetError(
                path, number, f"three fields were expected, the last a whole number: {line!r}"
            ) from error
