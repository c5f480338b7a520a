"""A report in, structured text out."""

from corpus.datafiles import TOMLDecodeError, read_lines, read_toml
from corpus.decode import DecodeError, decode
from corpus.errors import CorpusError, ReportQAError
from corpus.figures import figures_of, non_figures_of
from corpus.library import Library, UnknownReportError
from corpus.metadata import Metadata
from corpus.paths import ROOT, var_dir
from corpus.places import place_names
from corpus.reader import read_report
from corpus.records import Comparator, Figure, Furniture, Kind, Paragraph, Report, Sentence, Tense

__all__ = [
    "ROOT",
    "Comparator",
    "CorpusError",
    "DecodeError",
    "Figure",
    "Furniture",
    "Kind",
    "Library",
    "Metadata",
    "Paragraph",
    "Report",
    "ReportQAError",
    "Sentence",
    "TOMLDecodeError",
    "Tense",
    "UnknownReportError",
    "decode",
    "figures_of",
    "non_figures_of",
    "place_names",
    "read_lines",
    "read_report",
    "read_toml",
    "var_dir",
]
