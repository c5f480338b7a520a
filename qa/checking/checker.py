"""A text in, what the reports say of each of its claims out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import Quote, Slice
from corpus.budget import spend
from corpus.limits import limit
from corpus.text.forms import simplified
from index import Encoder, Searcher, Snapshot
from index.selection import Selection
from qa.checking.claim_scope import ClaimScope, claim_scopes
from qa.checking.claims import Claim, split_claims
from qa.checking.compared import CheckedRelation, check_relation
from qa.checking.facts import CheckedFact, Fact, check_fact, facts_of, may_be_found, unproven_clauses
from qa.checking.figures import CheckedFigure, ClaimedFigure, check_figure, claimed_figures
from qa.checking.reasons import fact_reason, figure_reason, relation_reason, sentence, unproven_reason
from qa.checking.relation import read_relation
from qa.checking.statements import Statements, Vectors
from qa.errors import ClaimError
from qa.question.directory import Directory
from qa.question.spelling import AsWritten, Speller
from qa.records import Check, ClaimCheck, Verdict

# Characters; a draft of ten pages.
MAX_CHARACTERS = limit("check.characters")
# Characters of a text whose misspelt characters are mended.
_MENDED = 200
WORST_FIRST: tuple[Verdict, ...] = ("contradicted", "not_found", "supported")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A claim with the parts that are checked: its figures, or, where it has none, its facts."""

    claim: Claim
    figures: tuple[ClaimedFigure, ...]
    facts: tuple[Fact, ...]

    texts: tuple[str, ...]  # what is worth embedding of them


class Checker:
    """Holds texts against the reports of one snapshot; safe to share between threads."""

    def __init__(
        self,
        snapshot: Snapshot,
        encoder: Encoder | None,
        searcher: Searcher,
        speller: Speller | AsWritten | None = None,
    ) -> None:
        self._speller = speller or AsWritten()
        self._statements = Statements(snapshot, encoder, searcher)
        self._directory = Directory(snapshot.reports)

    def check(self, text: str, reports: Sequence[str] | None = None) -> Check:
        """Check every sentence of a text.

        Args:
            text: a claim or a draft, at most MAX_CHARACTERS.
            reports: ids of the reports to look in; all, if None.

        Raises:
            ClaimError: it is empty or too long.
        """
        start = time.perf_counter()
        _refuse(text)
        claims = [self._parts(claim) for claim in _counted(split_claims(self._read(text)))]
        _refuse_parts(sum(len(parts.figures) + len(parts.facts) for parts in claims))
        scopes = claim_scopes([parts.claim for parts in claims], self._directory, reports)
        vectors = self._statements.vectors(text for parts in claims for text in parts.texts)
        checks = []
        for parts, scope in zip(claims, scopes, strict=True):
            spend()
            check = self._check(parts, vectors, self._statements.select(scope.reports))
            checks.append(_as_written(self._in_scope(scope, check), text))
        took = round((time.perf_counter() - start) * 1000, 2)
        return Check(worst_verdict([check.verdict for check in checks]), tuple(checks), took)

    def _read(self, text: str) -> str:
        """Return a text as it is compared: simplified, misspelt characters mended, every character in its place."""
        plain = simplified(text)
        mended = plain if len(text) > _MENDED else self._speller.read(plain).text
        return mended if len(mended) == len(plain) else plain

    def _parts(self, claim: Claim) -> _Parts:
        names = self._statements.names
        figures = tuple(claimed_figures(claim, names))
        facts = () if figures else tuple(facts_of(claim, names))
        near = (fact.text for fact in facts if may_be_found(fact, self._statements))
        return _Parts(claim, figures, facts, (*(figure.text for figure in figures), *near))

    def _check(self, parts: _Parts, vectors: Mapping[str, Vectors], selection: Selection) -> ClaimCheck:
        relation = read_relation(parts.claim)
        if relation and (compared := check_relation(relation, self._statements, selection)):
            return self._of_relation(parts.claim, compared)
        check = self._of_parts(parts, vectors, selection)
        if relation and check.verdict != "supported":
            return _unsettled(check, sentence("uncompared"))
        return check

    def _of_parts(self, parts: _Parts, vectors: Mapping[str, Vectors], selection: Selection) -> ClaimCheck:
        statements = self._statements
        if parts.figures:
            figures = [check_figure(f, vectors.get(f.text), statements, selection) for f in parts.figures]
            return self._of_figures(parts.claim, figures)
        facts = [check_fact(fact, vectors.get(fact.text), statements, selection) for fact in parts.facts]
        return self._of_facts(parts.claim, facts)

    def _in_scope(self, scope: ClaimScope, check: ClaimCheck) -> ClaimCheck:
        """Take back what rests on a report of another place or year than the claim speaks of."""
        paragraphs = {(quote.report, quote.paragraph) for quote in check.quotes}
        quoted = "".join(self._statements.paragraph(*place) for place in sorted(paragraphs))
        message = scope.objection(check, quoted)
        if not message:
            return check
        return _unsettled(check, message)

    def _of_figures(self, claim: Claim, checked: Sequence[CheckedFigure]) -> ClaimCheck:
        verdict = worst_verdict([figure.verdict for figure in checked])
        decisive = next(figure for figure in checked if figure.verdict == verdict)
        rows = list(dict.fromkeys(figure.row for figure in checked if figure.row is not None))
        quotes = _quotes(self._statements.first_clause(row) for row in rows)
        reason = figure_reason(decisive, self._statements)
        quoted = "".join(quote.text for quote in quotes)
        if verdict == "supported" and (unproven := unproven_clauses(claim, self._statements.names, quoted)):
            reason = unproven_reason(unproven)
        return ClaimCheck(
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict=verdict,
            reason=reason,
            figures=claim.figures,
            figure_verdicts=tuple(
                worst_verdict([part.verdict for part in checked if part.claimed is figure]) for figure in claim.figures
            ),
            report_figures=tuple(self._statements.figure(row) for row in rows),
            quotes=quotes,
        )

    def _of_relation(self, claim: Claim, checked: CheckedRelation) -> ClaimCheck:
        rows = list(dict.fromkeys(checked.rows))
        return ClaimCheck(
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict=checked.verdict,
            reason=relation_reason(checked, self._statements),
            figures=claim.figures,
            figure_verdicts=tuple(checked.verdict for _ in claim.figures),
            report_figures=tuple(self._statements.figure(row) for row in rows),
            quotes=_quotes(self._statements.first_clause(row) for row in rows),
        )

    def _of_facts(self, claim: Claim, checked: Sequence[CheckedFact]) -> ClaimCheck:
        verdict = worst_verdict([fact.verdict for fact in checked])
        decisive = next((fact for fact in checked if fact.verdict == verdict), None)
        reason = fact_reason(decisive, self._statements) if decisive else sentence("nothing")
        quotes = _quotes(self._statements.clause(fact.clause) for fact in checked if fact.clause is not None)
        return ClaimCheck(claim.text, claim.start, claim.end, verdict, reason, (), (), (), quotes)


def worst_verdict(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the worst of some verdicts; not_found for none.

    >>> worst_verdict(["supported", "contradicted", "not_found"]), worst_verdict([])
    ('contradicted', 'not_found')
    """
    return next((verdict for verdict in WORST_FIRST if verdict in verdicts), "not_found")


def _unsettled(check: ClaimCheck, reason: str) -> ClaimCheck:
    """Take back what was said of a claim."""
    verdicts: tuple[Verdict, ...] = tuple("not_found" for _ in check.figures)
    return replace(check, verdict="not_found", reason=reason, figure_verdicts=verdicts, report_figures=(), quotes=())


def _as_written(check: ClaimCheck, text: str) -> ClaimCheck:
    """Return what was said of a claim with its text and its figures' as they were given."""
    figures = (replace(figure, text=text[figure.start : figure.end]) for figure in check.figures)
    return replace(check, text=text[check.start : check.end], figures=tuple(figures))


def _quotes(clauses: Iterable[Slice]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(clause.sentence.quote() for clause in clauses))


def _refuse(text: str) -> None:
    if not text.strip():
        raise ClaimError("要核对的文字是空的，请粘贴一句话或一篇稿子，例如：今年新增就业超过4万人。")
    if len(text) > MAX_CHARACTERS:
        raise ClaimError(f"要核对的文字有 {len(text)} 个字，最多 {MAX_CHARACTERS} 个字，请分几次核对。")


def _counted(claims: Sequence[Claim]) -> Sequence[Claim]:
    figures, most = sum(len(claim.figures) for claim in claims), limit("check.figures")
    if figures > most:
        raise ClaimError(f"要核对的文字里有 {figures} 个数字，最多 {most} 个，请分几次核对。")
    return claims


def _refuse_parts(parts: int) -> None:
    if parts > (most := limit("check.texts")):
        raise ClaimError(f"要核对的文字里有 {parts} 个说法，最多 {most} 个，请分几次核对。")
