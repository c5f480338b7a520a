"""The answer to a question that sets things of one report side by side: a figure for each, and what they come to.

Each side is searched for as a question of its own; the figures are then chosen together, so that they can be set beside
one another: of like unit and kind, best in one sentence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import Figure, Slice
from corpus.text.spans import touching
from corpus.text.terms import same
from corpus.text.tokens import words
from corpus.text.wordfile import WordFile
from index import Hit
from qa.answering.draft import Draft
from qa.answering.figure_choice import ScoredFigure, score_figures
from qa.answering.figure_features import PASSAGES
from qa.answering.search import Search
from qa.comparing.computing import compute, computed_sentence, in_one_unit
from qa.display import bounded
from qa.judging.features import AnswerFeatures, weigh_answer
from qa.matching.indicators import Described, comparable, describe, opposed_names, same_probability
from qa.question.operation import Operation
from qa.question.reading import Question

_WORDS = WordFile(Path(__file__).parent.parent / "question" / "data" / "operations.toml")
# Figures of a side that are considered, and sides up to which all combinations are tried.
_CANDIDATES = 8
# Log-odds that a figure gains by the words of its side that the others lack, and loses by theirs; of two in one
# sentence; of two of another kind.
_OWN, _OTHERS, _TOGETHER, _OTHER_KIND = 6.0, 4.0, 2.0, 2.0
# Share of the judge's threshold that a side must reach that does not name its figure.
_OF_A_SIDE = 0.75
_NAMED = 0.6
# ... of a side that has none.
_NONE = -8.0
# Least probability that a goal and a result speak of one thing, and what the log of it is cut at.
_ALIKE, _LEAST = 0.25, 1e-4


@dataclass(frozen=True, slots=True)
class Operand:
    """A side with a figure that it may be.

    Attributes:
        fit: log-odds below the best.
        named: share in [0, 1] of the side's own words in indicator and clause; `called`: in the indicator alone.
    """

    question: Question
    hits: Sequence[Hit]
    scored: ScoredFigure
    described: Described
    fit: float
    named: float
    called: float

    @property
    def figure(self) -> Figure:
        """Return the figure itself."""
        return self.scored.figure

    @property
    def is_of_each(self) -> bool:
        """Tell whether the figure is said of each of several things, the side among them."""
        return self.called >= 1 and _WORDS.pattern("sides.each").search(self.slice.text) is not None

    @property
    def slice(self) -> Slice:
        """Return the clauses that state it."""
        return _stating(self.hits[self.scored.hit], self.scored)


def by_operation(question: Question, search: Search) -> Draft | None:
    """Return the figures of all sides with what they come to, or what is missing; None where none is asked for.

    What may stand in the report as a figure of its own (a sum, a difference) is left to the other routes if a side is
    missing.
    """
    operation = question.operation
    if operation is None or question.lacking:
        return None
    candidates = _candidates(question, search)
    chosen = _together(candidates, operation.times)
    names = [side.name for side in operation.sides]
    missing = _missing(operation, chosen, search)
    if missing:
        stated = operation.operator == "sum" or (operation.operator == "ratio" and not operation.times)
        return None if stated else _lacking(names, chosen, missing, search)
    operands = [operand for operand in chosen if operand]
    figures = [operand.figure for operand in operands]
    computed = compute(operation, figures, "%" in _wanted(question))
    if computed is None:
        return None
    return Draft(
        slices=tuple(dict.fromkeys(operand.slice for operand in operands)),
        figures=tuple(dict.fromkeys(figures)),
        message=computed_sentence(computed, names, figures, operation.less),
        whole=True,
        in_scope=True,
        evidence=tuple(_evidence(operand, search) for operand in operands),
        hits=tuple(_hits(operands)),
        computed=computed,
    )


def _candidates(question: Question, search: Search) -> list[list[Operand]]:
    """Return the best figures of every side, found in the report of the best passage of the whole question."""
    operation = question.operation
    names = (
        [side.name for side in operation.sides] if operation and not operation.times else [""] * len(question.operands)
    )
    own = [_own_words(name, [other for other in names if other is not name]) for name in names]
    return [
        _of_side(side, own[i], [words for j, words in enumerate(own) if j != i], search)
        for i, side in enumerate(question.operands)
    ]


def _own_words(name: str, others: Sequence[str]) -> frozenset[str]:
    """Return the words of a side's name that no other side has."""
    return frozenset(word for word in words(name) if not any(word in other for other in others))


def _of_side(side: Question, own: frozenset[str], others: Sequence[frozenset[str]], search: Search) -> list[Operand]:
    sources, scope = search.sources, side.scope
    if len(scope.reports) > 1:
        scope = replace(scope, reports=(search.report.id,))
    passages = sources.searcher.search(side.words, PASSAGES, scope.reports, scope.priors)
    hits = [hit for hit in passages if hit.passage.role != "note"]
    scored = score_figures(side, hits, scope, sources.models.figures)
    fitting = [figure for figure in scored if scope.tense in (None, "both", figure.figure.tense)]
    return [_operand(side, hits, figure, fitting[0].score, own, others, search) for figure in fitting[:_CANDIDATES]]


def _operand(
    side: Question,
    hits: Sequence[Hit],
    scored: ScoredFigure,
    best: float,
    own: frozenset[str],
    others: Sequence[frozenset[str]],
    search: Search,
) -> Operand:
    described = describe(search.sources.searcher.describe(hits[scored.hit], scored.figure))
    indicator = same(scored.figure.indicator, "indicator")
    around = same(_stating(hits[scored.hit], scored).text, "indicator")
    other = max((_named(side, words, indicator) for words in others), default=0.0)
    called = _named(side, own, indicator)
    fit = scored.score - best + _OWN * called - _OTHERS * other * (called < 1)  # both of one: 工业、技改投资均增长10%
    return Operand(side, hits, scored, described, fit, _named(side, own, indicator + around) if own else 1.0, called)


def _named(side: Question, own: frozenset[str], text: str) -> float:
    """Return the share in [0, 1] of the characters of a side's own words that a text has, or other words for them."""
    size = sum(map(len, own))
    there = sum(
        len(forms[0]) for forms in side.words.forms(own) if any(same(form, "indicator") in text for form in forms)
    )
    return there / size if size else 0.0


def _stating(hit: Hit, scored: ScoredFigure) -> Slice:
    around = touching(hit.clauses, scored.figure)
    return Slice(hit.passage, around[0].start, around[-1].end)


def _together(candidates: Sequence[Sequence[Operand]], times: bool) -> list[Operand | None]:
    """Choose a figure for each side so that they go together best, each possible figure tried as the measure."""
    best: tuple[float, list[Operand | None]] = (float("-inf"), [None] * len(candidates))
    for anchor in (operand for operands in candidates for operand in operands):
        chosen: list[Operand | None] = []
        total = 0.0
        for operands in candidates:
            if anchor in operands:
                chosen.append(anchor)
                total += anchor.fit
                continue
            worth = [
                (operand.fit + _beside(anchor, operand, times), -i)
                for i, operand in enumerate(operands)
                if _goes_with(anchor, operand, chosen)
            ]
            score, place = max(worth, default=(_NONE, 0))
            chosen.append(operands[-place] if worth else None)
            total += score
        best = max(best, (total, chosen), key=lambda pair: pair[0])
    return best[1]


def _goes_with(anchor: Operand, operand: Operand, chosen: Sequence[Operand | None]) -> bool:
    """Tell whether a figure may be the next side's: one that is taken only if it is said of each."""
    taken = [other for other in [anchor, *chosen] if other and other.figure.id == operand.figure.id]
    free = all(other.is_of_each and operand.is_of_each for other in taken)
    return free and len(in_one_unit([anchor.figure, operand.figure])) == 2


def _beside(anchor: Operand, operand: Operand, times: bool) -> float:
    """Return what two figures are worth beside one another: as two times of one thing, or as two things."""
    if times:
        return math.log(max(_same(anchor, operand), _LEAST))
    one, other = anchor.figure, operand.figure
    alike = one.kind == other.kind and one.tense == other.tense
    return _TOGETHER * (anchor.slice.sentence == operand.slice.sentence) - _OTHER_KIND * (not alike)


def _same(anchor: Operand, operand: Operand) -> float:
    a, b = anchor.described, operand.described
    if not comparable(a.figure, b.figure) or opposed_names(a.name, b.name):
        return 0.0
    return same_probability(a, b)


def _missing(operation: Operation, chosen: Sequence[Operand | None], search: Search) -> list[str]:
    """Return the names of the sides that the report gives no figure for."""
    there = [operand is not None and _is_there(operand, search) for operand in chosen]
    first, *others = chosen
    if operation.times and first and all(there):
        alike = [bool(other) and _same(first, other) >= _ALIKE for other in others if other]
        likelier = max(range(len(chosen)), key=lambda i: _answerable(chosen[i], search))
        there = there if all(alike) else [i == likelier for i in range(len(chosen))]
    return [side.name for side, is_there in zip(operation.sides, there, strict=True) if not is_there]


def _is_there(operand: Operand, search: Search) -> bool:
    """Tell whether a figure speaks of its side: it has its own words, or some of them and is likely to answer."""
    if operand.named >= _NAMED and operand.scored.named >= _NAMED:
        return True
    return operand.named > 0 and _answerable(operand, search) >= search.sources.models.judge.threshold * _OF_A_SIDE


def _answerable(operand: Operand | None, search: Search) -> float:
    return search.sources.models.judge.answerable(_evidence(operand, search)) if operand else 0.0


def _evidence(operand: Operand, search: Search) -> AnswerFeatures:
    return weigh_answer(operand.question, operand.hits, [operand.scored], search.sources.models.prior)


def _lacking(names: Sequence[str], chosen: Sequence[Operand | None], missing: Sequence[str], search: Search) -> Draft:
    """Return what is missing, and beside it what there is of the other sides."""
    there = [
        f"{name}：{bounded(operand.figure)}"
        for name, operand in zip(names, chosen, strict=True)
        if operand and name not in missing
    ]
    stated = f"报告给出了{'，'.join(there)}；但" if there else "报告"
    named = "、".join(f"“{name}”" for name in missing)
    hit = search.hits[0]
    return Draft(
        (Slice(hit.passage, hit.best_clause.start, hit.best_clause.end),),
        lacking=f"{stated}没有给出{named}的数字，无法比较或计算。",
        in_scope=True,
    )


def _hits(operands: Sequence[Operand]) -> list[Hit]:
    """Return the passages of the figures, each once, then the others that were found for the first side."""
    stating = [operand.hits[operand.scored.hit] for operand in operands]
    by_place: dict[tuple[str, int], Hit] = {}
    for hit in [*stating, *operands[0].hits]:
        by_place.setdefault((hit.passage.report, hit.passage.number), hit)
    return list(by_place.values())


def _wanted(question: Question) -> str:
    return "%" if question.wants.dimensions & {"share"} and "几倍" not in question.read else ""
