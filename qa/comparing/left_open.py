"""A question that names no place, over the reports of several: which of them answer it as well as the one found.

Of few, every place is set side by side; of many, the question comes back with the places to choose from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus import Figure, Slice
from corpus.text.overlap import share
from corpus.text.tokens import bigram_set
from index import Hit
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.comparing.comparison import by_comparison
from qa.judging.refusals import Refusal
from qa.matching.indicators import Described, comparable, describe, opposed_names, same_probability
from qa.question.reading import Question

# Passages among which other places are looked for.
_LOOKED_AT = 40
# Share of the question's bigrams by which another place's sentence may name less of it and still answer as well: where
# the question names a thing of one place alone (花湖机场), no other comes so near.
_AS_WELL = 0.12
# Log-odds by which the passage of another place may be less likely, where no figure tells what is the same.
_NEAR = 1.5
# Least probability that another place's figure speaks of the same indicator; a province's is far from a city's in size.
_SAME = 0.25
# Places named in a message; all are choices.
_SHOWN = 8


def by_every_place(question: Question, search: Search) -> Draft | None:
    """Set the figures of every place side by side where a question names none and few have reports, if several do."""
    if not question.open_sides:
        return None
    draft = by_comparison(replace(question, sides=question.open_sides), search)
    return draft if draft and len(draft.slices) > 1 else None


def ask_back(question: Question, draft: Draft, search: Search) -> Refusal | None:
    """Return the question back, with the places to choose from, where a draft is one arbitrary place's of several."""
    reports = {part.paragraph.report for part in draft.slices}
    if _names_place(question) or draft.evidence or len(reports) != 1:
        return None
    own = _place(reports.pop(), search)
    if all(_place(report, search) == own for report in question.scope.reports):
        return None
    places = [own, *_others(question, draft, own, search)]
    if len(places) == 1:
        return None
    named = "、".join(places[:_SHOWN]) + (f"等{len(places)}个地方" if len(places) > _SHOWN else "")
    message = f"问的是哪个地方？{named}的报告都说到了这件事，请写明地方再问。"
    return Refusal("which_place", message, 1 - 1 / len(places), tuple(places))


def _names_place(question: Question) -> bool:
    needed = (required.otherwise.reason for required in question.scope.required)
    return bool(question.scope.places) or "other_place" in needed


def _others(question: Question, draft: Draft, own: str, search: Search) -> list[str]:
    """Return the other places that answer as well, the likeliest first."""
    scope = question.scope
    hits = search.sources.searcher.search(question.words, _LOOKED_AT, scope.reports, scope.priors, question.wants.rank)
    stating = next((_described(figure, [*search.hits, *hits], search) for figure in draft.figures), None)
    words = bigram_set(question.words.topic) | bigram_set(question.words.synonyms)
    least = _covered(words, [part.sentence.text for part in draft.slices]) - _AS_WELL
    as_well = (
        place
        for hit in hits
        if (place := _place(hit.passage.report, search)) != own
        and (stating or hit.score >= hits[0].score - _NEAR)
        and _covered(words, _sentences(hit) if stating is None else _stating(stating, hit, search)) >= least
    )
    return list(dict.fromkeys(as_well))


def _described(figure: Figure, hits: Iterable[Hit], search: Search) -> Described | None:
    place = figure.report, figure.paragraph
    home = next((hit for hit in hits if (hit.passage.report, hit.passage.number) == place), None)
    return describe(search.sources.searcher.describe(home, figure)) if home else None


def _stating(figure: Described, hit: Hit, search: Search) -> Iterator[str]:
    """Yield the sentences of a passage that state a figure of the same indicator."""
    for match in hit.figures:
        if match.figure.tense == figure.figure.tense and comparable(figure.figure, match.figure):
            other = describe(search.sources.searcher.describe(hit, match.figure))
            if figure.name == other.name or _same(figure, other):
                yield Slice(hit.passage, match.figure.start, match.figure.end).sentence.text


def _same(figure: Described, other: Described) -> bool:
    return not opposed_names(figure.name, other.name) and same_probability(figure, other) >= _SAME


def _sentences(hit: Hit) -> Iterator[str]:
    return (sentence.of(hit.passage.text) for sentence in hit.passage.sentences)


def _covered(words: frozenset[str], sentences: Iterable[str]) -> float:
    """Return the largest share of some bigrams that a sentence has; less than none where there is no sentence."""
    return max((share(words, bigram_set(sentence)) for sentence in sentences), default=-1.0)


def _place(report: str, search: Search) -> str:
    return search.sources.reports[report].place
