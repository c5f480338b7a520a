"""The answer to a question how many things a report names (点了几个机场): the clause that names them, counted."""

from __future__ import annotations

from pathlib import Path

from corpus import Slice
from corpus.text.naming import named_items
from corpus.text.overlap import share
from corpus.text.tokens import bigram_set
from corpus.text.units import dimension
from corpus.text.wordfile import WordFile
from index import Clause, Hit
from qa.answering.by_figures import by_figures
from qa.answering.clause_choice import PASSAGES
from qa.answering.close_reading import UNREAD
from qa.answering.draft import Draft
from qa.answering.figure_features import ANY_CLASSIFIER, fits, nature
from qa.answering.search import Search
from qa.question.reading import Question
from qa.records import Computed

_WORDS = WordFile(Path(__file__).parent.parent / "question" / "data" / "counting.toml")
# Log-odds that a clause gains by each share of the question's bigrams.
_NAMED = 4.0
# Share of the question's bigrams from which a stated number of things is taken for the one that is asked for.
_STATED = 0.5
# ... from which a clause is about what is counted.
_ABOUT = 0.3
# Log-odds by the cross-encoder that a stated number is asked for, from which it is taken so too.
_ASKED_FOR = 0.0


def by_count(question: Question, search: Search) -> Draft | None:
    """Return the clause that names the things, and how many they are; None where the report says how many itself."""
    if not _WORDS.pattern("count.asked").search(question.read) or question.lacking or question.wants.rank:
        return None
    named = _WORDS.pattern("count.named").search(question.read) is not None
    if not named and _states_number(question, search):
        return None
    topic = bigram_set(question.words.topic) | bigram_set(question.words.synonyms)
    scored = [
        (
            clause.score + hit.score - search.hits[0].score + _NAMED * share(topic, bigram_set(text)),
            -rank,
            -clause.start,
            items,
            Slice(hit.passage, clause.start, clause.end),
        )
        for rank, hit in enumerate(search.hits[:PASSAGES])
        for clause in hit.clauses
        if not _counts_itself(hit, clause)
        and (items := named_items(text := hit.passage.text[clause.start : clause.end]))
    ]
    best = max(scored, key=lambda row: row[:3], default=None)
    if best is None:
        return None
    items, clause = best[3], best[4]
    if not named and share(topic, bigram_set(clause.text)) < _ABOUT:
        return None
    counted = f"按报告列出的名称数，共 {len(items)} 个：{'；'.join(items)}。"
    return Draft((clause,), message=counted, computed=Computed("count", len(items), ""))


def _states_number(question: Question, search: Search) -> bool:
    """Tell whether the report states a number of the things itself."""
    draft = by_figures(question, search)
    if draft is None or not draft.figures:
        return False
    first = next(scored for scored in search.figures if scored.chosen)
    counted_in = dimension(first.figure.unit)
    asked_in = question.wants.dimensions - ANY_CLASSIFIER
    counts = nature(counted_in) in ("count", "people") and (not asked_in or fits(asked_in, counted_in))
    asked = search.reading.figure(first.figure)[0] if search.reading else UNREAD
    return counts and (first.named >= _STATED or asked >= _ASKED_FOR)


def _counts_itself(hit: Hit, clause: Clause) -> bool:
    """Tell whether a clause states a number of things (特色街区、步行街10个)."""
    return any(
        nature(dimension(match.figure.unit)) == "count"
        for match in hit.figures
        if clause.start <= match.figure.start < clause.end
    )
