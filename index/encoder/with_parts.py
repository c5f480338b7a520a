"""A text and parts of it, as they are embedded together: a sentence and its clauses."""

from __future__ import annotations

from dataclasses import dataclass


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
        found: list[tuple[str, bool]] = []
        reached = 0
        for start, end in self.parts:
            found += [(self.text[reached:start], False), (self.text[start:end], True)]
            reached = end
        return [(piece, part) for piece, part in [*found, (self.text[reached:], False)] if piece]
