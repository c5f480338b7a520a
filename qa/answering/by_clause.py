"""The answer to a question for no number: the clause that answers best, all that are nearly as likely of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import Paragraph, Slice
from corpus.figures.tense import ParagraphTense
from index import Hit
from qa.answering.clause_choice import ClauseCandidate, best_clauses
from qa.answering.draft import Draft
from qa.answering.remarks import nearness_remark, status_remark
from qa.answering.search import Search
from qa.question.reading import Question

# What a clause that only introduces is followed by, or ends in.
_INTRODUCES = re.compile(r"\s*[:：]")
_OPEN = ("目标是", "包括", "如下", "分别是", "主要是", "是指", "指的是")


def by_clause(question: Question, search: Search) -> Draft:
    """Return the best clause, or of a way of doing something its whole sentence, and quote the second best."""
    draft = _draft(
        question, search.hits, best_clauses(question, search.hits, search.sources.models.clauses, search.reading)
    )
    quoted = "".join(quote.text for quote in draft.quotes)
    draft = replace(draft, message=draft.message or nearness_remark(question.words, quoted))
    return continued(draft, search.report.paragraphs)


def continued(draft: Draft, paragraphs: Sequence[Paragraph]) -> Draft:
    """Return a draft with the paragraph after it, if it is a line that only introduces that (1.四上企业：).

    `paragraphs` are those of its report.
    """
    last = draft.slices[-1]
    introduces = last.paragraph.text.rstrip().endswith((":", "："))
    if not introduces or last.paragraph.text[last.end :].strip(":： \n") or last.paragraph.number >= len(paragraphs):
        return draft
    following = paragraphs[last.paragraph.number]
    return replace(draft, slices=(*draft.slices, Slice(following, 0, len(following.text.rstrip()))))


def _draft(question: Question, hits: Sequence[Hit], answers: Sequence[ClauseCandidate]) -> Draft:
    first, *others = answers
    if question.wants.form == "list":
        return Draft(_listed(hits, answers))
    passage = hits[first.rank].passage
    place = Slice(passage, first.around.start, first.around.end)
    if question.wants.form != "how":
        place = _completed(passage, first)
    clauses = (Slice(hits[other.rank].passage, other.clause.start, other.clause.end) for other in others)
    also = tuple(clause.sentence.quote() for clause in clauses)
    message = status_remark(first.text, _is_plan(passage)) if question.wants.form == "yesno" else ""
    return Draft((place,), also=also, message=message)


def _completed(passage: Paragraph, answer: ClauseCandidate) -> Slice:
    """Return a clause, or with it the rest of the sentence that it only introduces (主要目标是：…)."""
    clause, text = answer.clause, passage.text
    if not _INTRODUCES.match(text, clause.end) and not text[clause.start : clause.end].endswith(_OPEN):
        return Slice(passage, clause.start, clause.end)
    introduced = text[clause.end : answer.around.end]
    return Slice(passage, clause.start, clause.end + len(introduced.rstrip("。 \n\u3000")))


def _is_plan(passage: Paragraph) -> bool:
    setting = ParagraphTense.of(passage, None)
    return (setting.heading or setting.tone) == "target"


def _listed(hits: Sequence[Hit], answers: Sequence[ClauseCandidate]) -> tuple[Slice, ...]:
    """Return the clauses of a list, those of the best passage first; neighbours in a sentence are one slice."""
    slices: list[Slice] = []
    ordered = sorted(answers, key=lambda answer: (answer.rank != answers[0].rank, answer.rank, answer.clause.start))
    for answer, before in zip(ordered, [None, *ordered], strict=False):
        passage = hits[answer.rank].passage
        part = _completed(passage, answer)
        if before and (before.rank, before.around) == (answer.rank, answer.around) and _adjoin(passage, before, answer):
            slices[-1] = Slice(passage, slices[-1].start, max(slices[-1].end, part.end))
        else:
            slices.append(part)
    return tuple(slices)


def _adjoin(passage: Paragraph, first: ClauseCandidate, second: ClauseCandidate) -> bool:
    """Tell whether nothing but a stop stands between two clauses."""
    return not any(character.isalnum() for character in passage.text[first.clause.end : second.clause.start])
