"""The words that tables are read by: data/table_words.toml."""

from __future__ import annotations

from pathlib import Path

from corpus.text.wordfile import WordFile

WORDS = WordFile(Path(__file__).parent / "data" / "table_words.toml")
