"""The grammar of figures: a paragraph in, every quantity that it states out."""

from corpus.figures.extraction import figures_of, non_figures_of, ranks_of
from corpus.figures.fingerprint import rules_fingerprint

__all__ = ["figures_of", "non_figures_of", "ranks_of", "rules_fingerprint"]
