"""A text as it is embedded: no longer than a model reads, and with its parts, as a sentence with its clauses."""

from __future__ import annotations

from dataclasses import dataclass

# Characters of one text that are read. A model sees 512 tokens, which is 700 to 1,000 characters of Chinese and about
# 2,000 of English; tokenizers keep memory for all they are given, and hostile input can be long.
MAX_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class SentenceWithClauses:
    """A text with some of its parts.

    Attributes:
        parts: (start, end) in the text, in order, none empty, apart from each other; () for the text alone.
    """

    text: str
    parts: tuple[tuple[int, int], ...] = ()

    def pieces(self) -> list[tuple[str, bool]]:
        """Cut the text where its parts begin and end; each piece with whether it is a part.

        >>> SentenceWithClauses("新增5家，建成2套。", ((0, 4), (5, 9))).pieces()
        [('新增5家', True), ('，', False), ('建成2套', True), ('。', False)]
        """
        pieces: list[tuple[str, bool]] = []
        reached = 0
        for start, end in self.parts:
            pieces += [(self.text[reached:start], False), (self.text[start:end], True)]
            reached = end
        return [(piece, is_part) for piece, is_part in [*pieces, (self.text[reached:], False)] if piece]


def truncate(text: str) -> str:
    r"""Return the first 2,000 characters, lone surrogates (half a character, not UTF-8) as U+FFFD.

    >>> truncate("学位\ud83d个")
    '学位\ufffd个'
    """
    return text[:MAX_CHARACTERS].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
