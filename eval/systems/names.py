"""The names of the systems, known without loading any of them, and what each ablation switches off."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part that an ablation switches off; the weights of the rest stay as they were fitted.

    Attributes:
        off: what happens instead, for the table of results.
        signals: prefixes of the search's signals that then say nothing.
    """

    off: str
    signals: tuple[str, ...] = ()


PARTS: dict[str, Part] = {
    "dense": Part("words alone rank, with the weights of the hybrid", ("dense_",)),
    "paragraph-vectors": Part("no vectors of paragraphs", ("dense_paragraph",)),
    "sentence-vectors": Part("no vectors of sentences", ("dense_sentence",)),
    "clause-vectors": Part("no vectors of clauses", ("dense_clause",)),
    "indicator-vectors": Part("no vectors of figures' indicators", ("dense_indicator",)),
    "words": Part("no BM25 on jieba words", ("words",)),
    "bigrams": Part("no BM25 on character bigrams", ("bigrams", "clause_bigrams")),
    "synonyms": Part(
        "everyday words are not followed by the reports' words for them",
    ),
    "spelling": Part(
        "a misspelt question is read as it is written",
    ),
    "scope": Part(
        "place, year, goal or result are read as words among others, and choose no report",
    ),
    "figure-choice": Part(
        "the first figure of the best clause answers",
    ),
    "further-figures": Part(
        "one figure answers, however many are asked for",
    ),
    "spans": Part(
        "the clause that the search likes best answers",
    ),
    "enumerations": Part(
        "a list is answered by its best clause, where a report enumerates it over sentences or paragraphs",
    ),
    "reading": Part(
        "no sentence is read together with the question",
    ),
    "precedent": Part(
        "every question is worded as answerably as any other",
    ),
    "judge": Part(
        "refused for another place or year, never for want of evidence",
    ),
    "judge-but-similarity": Part(
        "refused where the cosine of the best clause is below the bound that is best on questions_dev itself",
    ),
}
WITHOUT = "ours-without-"
# The built-in encoder as its makers left it, before it was trained on everyday questions.
UNTRAINED = f"{WITHOUT}training"
UNTRAINED_OFF = "the encoder as its makers left it, without our adapter"
NAMES = ("bm25", "dense", "ours", *(f"{WITHOUT}{part}" for part in PARTS), UNTRAINED)
