"""The question sets by name, by file or by folder."""

from __future__ import annotations

from pathlib import Path

from eval.beir import read_beir
from eval.collection import QuestionSet
from eval.errors import EvalError
from eval.own import read_questions
from eval.squad import read_squad

DATASETS = Path(__file__).parent / "datasets"
# Where a checkout has the reports that the library lacks: beside it.
REPORTS = Path(__file__).parents[2] / "shared" / "reports"


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
        known = ", ".join(sorted(file.stem for file in DATASETS.glob("questions*.jsonl")))
        raise EvalError(f"there is no question set {name!r}; name one of {known}, a .jsonl, a .json or a BEIR folder")
    return read_squad(path) if path.suffix == ".json" else QuestionSet(path.stem, read_questions(path))
