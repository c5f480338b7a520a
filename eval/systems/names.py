"""The names of the systems, known without loading any of them, and what each ablation switches off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """A part that an ablation switches off; the weights of the rest stay as they were fitted.

    Attributes:
        off: what happens instead, for the table of results.
        signals: prefixes of the search's signals that then say nothing.
        substitutes: for a function of the bot, by its full name, the one of eval.systems.substitutes that stands in.
    """

    off: str
    signals: tuple[str, ...] = ()
    substitutes: Mapping[str, str] = field(default_factory=dict)


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
        substitutes={"index.query.load_synonyms": "no_synonyms"},
    ),
    "spelling": Part(
        "a misspelt question is read as it is written",
        substitutes={"qa.bot.Speller": "AsWritten"},
    ),
    "scope": Part(
        "place, year, goal or result are read as words among others, and choose no report",
        substitutes={"qa.bot.resolve": "everywhere"},
    ),
    "figure-choice": Part(
        "the first figure of the best clause answers",
        substitutes={"qa.answering.figure_choice.load_weights": "first_of_best_clause"},
    ),
    "further-figures": Part(
        "one figure answers, however many are asked for",
        substitutes={"qa.answering.figure_choice.load_weights": "one_figure"},
    ),
    "spans": Part(
        "the clause that the search likes best answers",
        substitutes={"qa.answering.clause_choice.load_weights": "best_clause"},
    ),
    "enumerations": Part(
        "a list is answered by its best clause, where a report enumerates it over sentences or paragraphs",
        substitutes={"qa.bot.enumerated": "no_enumeration"},
    ),
    "precedent": Part(
        "every question is worded as answerably as any other",
        substitutes={"qa.judging.features.evidence.load_precedent": "no_precedent"},
    ),
    "judge": Part(
        "refused for another place or year, never for want of evidence",
        substitutes={"qa.bot.load_judge": "never_doubt"},
    ),
    "judge-but-similarity": Part(
        "refused where the cosine of the best clause is below the bound that is best on questions_dev itself",
        substitutes={"qa.bot.load_judge": "similarity_alone"},
    ),
}
WITHOUT = "ours-without-"
# The built-in encoder as its makers left it, before it was trained on everyday questions.
UNTRAINED = f"{WITHOUT}training"
UNTRAINED_OFF = "the encoder as its makers left it, without our adapter"
NAMES = ("bm25", "dense", "ours", *(f"{WITHOUT}{part}" for part in PARTS), UNTRAINED)
