"""What a bot is made of; another may stand in for any part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from corpus.enumerations import enumerations
from index import Encoder, Searcher, Snapshot
from index.cross_encoder import load_cross_encoder
from qa.answering.close_reading import CloseReader
from qa.answering.search import Sources
from qa.checking import Checker
from qa.models import load_models
from qa.question.directory import Directory
from qa.question.reading import QuestionReader
from qa.question.spelling import Speller
from qa.records import BotInfo
from qa.routes import ROUTES, Route

_UNREAD = "用的不是内置模型，句子不与问题一起读，答案和拒答只凭各项特征判断。"
_WORDS_ONLY = "没有载入语义模型，目前只按字词查找，换一种说法可能就找不到。"


@dataclass(frozen=True, slots=True)
class BotParts:
    """The parts of a bot; `of` makes the usual ones.

    Attributes:
        reader: reads questions.
        sources: what answers are found in, and by.
        routes: the ways to an answer, the last of which always finds one.
        checker: holds claims against the reports.
        info: what the bot says of itself.
        encoder: that the reports were indexed with; None for word search alone.
    """

    reader: QuestionReader
    sources: Sources
    routes: tuple[Route, ...]
    checker: Checker
    info: BotInfo
    encoder: Encoder | None

    @classmethod
    def of(cls, snapshot: Snapshot, encoder: Encoder | None) -> BotParts:
        """Make the parts of a bot that answers from an opened index.

        Raises:
            NoIndexError: the index was built with another encoder.
        """
        searcher = Searcher(snapshot, encoder)
        speller = Speller(passage.text for passage in snapshot.passages)
        sources = _sources(snapshot, encoder, searcher)
        return cls(
            reader=_reader(snapshot, speller),
            sources=sources,
            routes=ROUTES,
            checker=Checker(snapshot, encoder, searcher, speller),
            info=_info(snapshot, encoder, sources),
            encoder=encoder,
        )


def _reader(snapshot: Snapshot, speller: Speller) -> QuestionReader:
    return QuestionReader(
        Directory(snapshot.reports),
        speller,
        {figure.modality for figure in snapshot.figures},
    )


def _sources(snapshot: Snapshot, encoder: Encoder | None, searcher: Searcher) -> Sources:
    reports = {report.id: report for report in snapshot.reports}
    cross_encoder = load_cross_encoder(encoder)
    notes = {(passage.report, passage.number) for passage in snapshot.passages if passage.role == "note"}
    return Sources(
        reports=reports,
        figures=[
            figure
            for figure in snapshot.figures
            if figure.kind != "rank" and (figure.report, figure.paragraph) not in notes
        ],
        searcher=searcher,
        models=load_models("hybrid" if encoder else "words"),
        enumerations=cache(lambda report: enumerations(reports[report].paragraphs)),
        close_reader=CloseReader(cross_encoder, reports) if cross_encoder else None,
    )


def _info(snapshot: Snapshot, encoder: Encoder | None, sources: Sources) -> BotInfo:
    return BotInfo(
        encoder=snapshot.manifest.encoder,
        snapshot=snapshot.manifest.id,
        reports=len(snapshot.reports),
        paragraphs=sum(len(report.paragraphs) for report in snapshot.reports),
        figures=sum(figure.kind != "rank" for figure in snapshot.figures),
        notice=_notice(encoder, sources),
    )


def _notice(encoder: Encoder | None, sources: Sources) -> str:
    if encoder is None:
        return _WORDS_ONLY
    return "" if sources.close_reader else _UNREAD
