"""A report in, structured text out."""

from corpus.errors import CorpusError, ReportQAError
from corpus.paths import ROOT, var_dir
from corpus.records import Comparator, Figure, Furniture, Kind, Paragraph, Report, Sentence, Tense

__all__ = [
    "ROOT",
    "Comparator",
    "CorpusError",
    "Figure",
    "Furniture",
    "Kind",
    "Paragraph",
    "Report",
    "ReportQAError",
    "Sentence",
    "Tense",
    "var_dir",
]
