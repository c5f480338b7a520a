"""Tables among the lines of a text: what each row says of each number in it."""

from corpus.tables.grid import Grid, find_grids
from corpus.tables.rows import read_rows

__all__ = ["Grid", "find_grids", "read_rows"]
