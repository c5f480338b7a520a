"""Where sentences end in Chinese prose."""

from __future__ import annotations

import re

from corpus.records import Sentence

# A full stop, with the quotation marks and brackets that close after it; a line end closes a sentence only after one.
_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)》\s]*|$)")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return spans that cover `text` in order, each ending with its closing punctuation.

    >>> [(s.start, s.end) for s in split_sentences("建成5个。力争“更多。”好")]
    [(0, 5), (5, 12), (12, 13)]
    """
    return tuple(Sentence(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.end() > m.start())
