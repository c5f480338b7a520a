"""The built-in model: the weights that a package carries, turned once into an ordinary model folder."""

from index.encoder.builtin.folder import builtin_name, builtin_release, ensure_builtin
from index.encoder.builtin.layout import FLOATS, GRAPH, MAX_TOKENS, TOKENIZER, UNIGRAM
from index.encoder.builtin.release import Release
from index.encoder.builtin.unigram import Unigram
from index.encoder.builtin.words import WordTable
from index.errors import ConversionError, EncoderError, WeightsError

__all__ = [
    "FLOATS",
    "GRAPH",
    "MAX_TOKENS",
    "TOKENIZER",
    "UNIGRAM",
    "ConversionError",
    "EncoderError",
    "Release",
    "Unigram",
    "WeightsError",
    "WordTable",
    "builtin_name",
    "builtin_release",
    "ensure_builtin",
]
