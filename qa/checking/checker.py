"""A text in, what the reports say of each of its claims out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Quote, Slice
from index import Encoder, Searcher, Snapshot
from index.selection import Selection
from qa.checking.claim_scope import Reach, reach_of
from qa.checking.claims import Claim, split_claims
from qa.checking.facts import Fact, FactMatch, facts_of, match_fact, unborne
from qa.checking.figures import Asked, Match, asked_of, match
from qa.checking.reasons import reason
from qa.checking.statements import Statements, Vectors
from qa.display import bounded
from qa.errors import ClaimError
from qa.question.directory import Directory
from qa.records import Check, ClaimCheck, Verdict

# Characters; a draft of ten pages.
MAX_CHARACTERS = 20_000
WORST_FIRST: tuple[Verdict, ...] = ("contradicted", "not_found", "supported")
_TENSES = {"target": "目标，不是已完成的数", "actual": "已完成的数，不是目标"}


@dataclass(frozen=True, slots=True)
class _Parts:
    """A claim with the parts that are checked: its figures, or, where it has none, its facts."""

    claim: Claim
    asked: tuple[Asked, ...]
    facts: tuple[Fact, ...]

    @property
    def texts(self) -> list[str]:
        return [asked.text for asked in self.asked] + [fact.text for fact in self.facts]


class Checker:
    """Holds texts against the reports of one snapshot; safe to share between threads."""

    def __init__(self, snapshot: Snapshot, encoder: Encoder | None, searcher: Searcher) -> None:
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
        parts = [self._parts(claim) for claim in split_claims(text)]
        vectors = self._statements.vectors([one for part in parts for one in part.texts])
        checks = []
        used = 0
        for part, reach in zip(parts, reach_of([part.claim for part in parts], self._directory, reports), strict=True):
            count = len(part.texts)
            own = None if vectors is None else vectors[used : used + count]
            checks.append(self._within(reach, self._check(part, own, self._statements.select(reach.reports))))
            used += count
        took = round((time.perf_counter() - start) * 1000, 2)
        return Check(worst([check.verdict for check in checks]), tuple(checks), took)

    def _within(self, reach: Reach, check: ClaimCheck) -> ClaimCheck:
        """Take back what rests on a report of another place or year than the claim speaks of."""
        paragraphs = {(quote.report, quote.paragraph) for quote in check.quotes}
        found = "".join(self._statements.paragraph(*place) for place in sorted(paragraphs))
        message = reach.objection(check, found)
        if not message:
            return check
        verdicts: tuple[Verdict, ...] = tuple("not_found" for _ in check.figures)
        return replace(
            check, verdict="not_found", reason=message, figure_verdicts=verdicts, report_figures=(), quotes=()
        )

    def _parts(self, claim: Claim) -> _Parts:
        names = self._statements.names
        asked = tuple(asked_of(claim, names))
        return _Parts(claim, asked, () if asked else tuple(facts_of(claim, names)))

    def _check(self, part: _Parts, vectors: Vectors | None, selection: Selection) -> ClaimCheck:
        if part.asked:
            matches = [
                match(asked, None if vectors is None else vectors[i], self._statements, selection)
                for i, asked in enumerate(part.asked)
            ]
            return self._of_figures(part.claim, matches)
        found = [
            match_fact(fact, None if vectors is None else vectors[i], self._statements, selection)
            for i, fact in enumerate(part.facts)
        ]
        return self._of_facts(part.claim, found)

    def _of_figures(self, claim: Claim, matches: Sequence[Match]) -> ClaimCheck:
        verdict = worst([each.verdict for each in matches])
        telling = next(each for each in matches if each.verdict == verdict)
        rows = list(dict.fromkeys(each.stated for each in matches if each.stated is not None))
        clauses = [self._statements.clause(row) for each in rows for row in self._statements.clauses_of(each)[:1]]
        quotes = _quotes(clauses)
        parts = unborne(claim, self._statements.names, "".join(quote.text for quote in quotes))
        unchecked = verdict == "supported" and parts
        return ClaimCheck(
            text=claim.text,
            start=claim.start,
            end=claim.end,
            verdict=verdict,
            reason=reason("unborne", parts="”“".join(parts)) if unchecked else self._reason(telling),
            figures=claim.figures,
            figure_verdicts=tuple(
                worst([each.verdict for each in matches if each.claimed is figure]) for figure in claim.figures
            ),
            report_figures=tuple(self._statements.figure(row) for row in rows),
            quotes=quotes,
        )

    def _of_facts(self, claim: Claim, found: Sequence[FactMatch]) -> ClaimCheck:
        verdict = worst([each.verdict for each in found])
        telling = next((each for each in found if each.verdict == verdict), None)
        clauses = [self._statements.clause(each.clause) for each in found if each.clause is not None]
        said = reason("nothing") if telling is None else self._fact_reason(telling)
        return ClaimCheck(claim.text, claim.start, claim.end, verdict, said, (), (), (), _quotes(clauses))

    def _reason(self, telling: Match) -> str:
        claimed = telling.claimed
        if telling.stated is None:
            return reason("absent", indicator=claimed.indicator or claimed.text)
        stated = self._statements.figure(telling.stated)
        if telling.verdict == "supported":
            same = claimed.text == stated.text
            return reason("agrees") if same else reason("agrees_converted", stated=bounded(stated))
        return reason(
            telling.why,
            stated=bounded(stated),
            claimed=bounded(claimed),
            claim_word=telling.words[0],
            report_word=telling.words[1],
            year=f"{stated.year}年" if stated.year else "几年合计",
            tense=_TENSES[stated.tense],
            clause="，".join(self._statements.clause(row).text for row in self._statements.clauses_of(telling.stated)),
        )

    def _fact_reason(self, telling: FactMatch) -> str:
        clause = "" if telling.clause is None else self._statements.clause(telling.clause).text
        words = {"claim_word": telling.words[0], "report_word": telling.words[1], "clause": clause}
        return reason(f"fact_{telling.why or 'agrees'}", **words)


def worst(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the worst of some verdicts; not_found for none."""
    return next((verdict for verdict in WORST_FIRST if verdict in verdicts), "not_found")


def _quotes(clauses: Sequence[Slice]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(clause.sentence.quote() for clause in clauses))


def _refuse(text: str) -> None:
    if not text.strip():
        raise ClaimError("要核对的文字是空的，请粘贴一句话或一篇稿子，例如：今年新增就业超过4万人。")
    if len(text) > MAX_CHARACTERS:
        raise ClaimError(f"要核对的文字有 {len(text)} 个字，最多 {MAX_CHARACTERS} 个字，请分几次核对。")
