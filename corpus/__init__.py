"""A report in, structured text out."""

from corpus.adding import AddedReport, NotAdded, add, add_file, add_rows, correct
from corpus.collection import is_collection
from corpus.decode import DecodeError, decode
from corpus.errors import CorpusError, RefusedError, ReportQAError
from corpus.figures import figures_of, non_figures_of, ranks_of
from corpus.library import Library, NoSuchReportError
from corpus.messages import Message
from corpus.metadata import Metadata
from corpus.page_boxes import boxes_at, page_png
from corpus.reader import read_report
from corpus.records import (
    Box,
    Comparator,
    DocumentKind,
    Doubt,
    Figure,
    Furniture,
    Kind,
    PageLine,
    Paragraph,
    Quote,
    Report,
    Slice,
    TableCell,
    TableRow,
    Tense,
)
from corpus.settings import ROOT, var_dir
from corpus.spreadsheet import BOM, Cell, Spreadsheet
from corpus.text.levels import Level, level_of
from corpus.text.places import place_names
from corpus.text.spans import Span
from corpus.text.wordfile import TOMLDecodeError, read_lines, read_toml

__all__ = [
    "BOM",
    "ROOT",
    "AddedReport",
    "Box",
    "Cell",
    "Comparator",
    "CorpusError",
    "DecodeError",
    "DocumentKind",
    "Doubt",
    "Figure",
    "Furniture",
    "Kind",
    "Level",
    "Library",
    "Message",
    "Metadata",
    "NoSuchReportError",
    "NotAdded",
    "PageLine",
    "Paragraph",
    "Quote",
    "RefusedError",
    "Report",
    "ReportQAError",
    "Slice",
    "Span",
    "Spreadsheet",
    "TOMLDecodeError",
    "TableCell",
    "TableRow",
    "Tense",
    "add",
    "add_file",
    "add_rows",
    "boxes_at",
    "correct",
    "decode",
    "figures_of",
    "is_collection",
    "level_of",
    "non_figures_of",
    "page_png",
    "place_names",
    "ranks_of",
    "read_lines",
    "read_report",
    "read_toml",
    "var_dir",
]
