"""Structured text in, ranked passages out."""

from index.build import build, is_current
from index.encoder import Encoder, encoder_name, load_encoder
from index.errors import BrokenIndexError, IndexingError, NoIndexError
from index.prior import Prior
from index.search import Clause, DescribedFigure, FigureMatch, Hit, Searcher
from index.search_words import SearchWords
from index.snapshot import Snapshot, open_published

__all__ = [
    "BrokenIndexError",
    "Clause",
    "DescribedFigure",
    "Encoder",
    "FigureMatch",
    "Hit",
    "IndexingError",
    "NoIndexError",
    "Prior",
    "SearchWords",
    "Searcher",
    "Snapshot",
    "build",
    "encoder_name",
    "is_current",
    "load_encoder",
    "open_published",
]
