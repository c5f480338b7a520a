"""Staff put a report on the shelf of a running server: it is indexed and asked from then on, or nothing changes."""

from __future__ import annotations

import logging
from pathlib import Path

from corpus import AddedReport, Library, Metadata, NotAdded, ReportQAError, add, add_rows, correct
from corpus.documents import Progress, unwatched
from index import build
from qa.errors import ShelfError
from qa.reloading import Live

_log = logging.getLogger(__name__)


class Shelf:
    """The shelf behind a running server; safe to share between threads, since every change takes its lock."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._library = Library.default()

    def add(
        self,
        name: str,
        data: bytes,
        *,
        report_id: str = "",
        known: Metadata | None = None,
        progress: Progress = unwatched,
    ) -> AddedReport:
        """Add the report in the bytes of a file, as `corpus.add` does, and answer from it.

        Raises:
            RefusedError: the file is not usable; its message says why.
            ShelfError: the index could not be built; the report was taken out again.
        """
        added = add(name, data, self._library, report_id=report_id, known=known, progress=progress)
        self._publish_added(added)
        return added

    def add_rows(
        self, name: str, data: bytes, *, year: int | None = None, progress: Progress = unwatched
    ) -> tuple[AddedReport | NotAdded, ...]:
        """Add every report of a file that holds one a row, as `corpus.add_rows` does, and answer from them.

        Raises:
            RefusedError: the file is not usable; its message says why.
            ShelfError: the index could not be built; the reports were taken out again.
        """
        rows = tuple(add_rows(name, data, self._library, year=year, progress=progress))
        if added := [row for row in rows if isinstance(row, AddedReport)]:
            self._publish_added(*added)
        return rows

    def correct(self, report_id: str, known: Metadata) -> AddedReport:
        """Set right or confirm what is known of an added report, and answer by it.

        Raises:
            NoSuchReportError: there is none with that id.
            RefusedError: it is shipped with the project, or a correction is not usable.
            ShelfError: the index could not be built; it will be right when the next one is.
        """
        corrected = correct(report_id, self._library, known)
        try:
            self._publish()
        except ReportQAError as error:
            raise _logged(
                error, "已改正，但索引没有重建，暂时还按原来的答；原因见服务器日志，请告诉管理员。"
            ) from error
        return corrected

    def remove(self, report_id: str) -> None:
        """Take an added report from the shelf and out of the answers.

        Raises:
            NoSuchReportError: there is none with that id.
            RefusedError: it is shipped with the project and stays.
            ShelfError: the index could not be built; it will be left out when the next one is.
        """
        self._library.remove(report_id)
        try:
            self._publish()
        except ReportQAError as error:
            raise _logged(
                error, "报告已删除，但索引没有重建，暂时还会答到它；原因见服务器日志，请告诉管理员。"
            ) from error

    def original(self, report_id: str) -> Path | None:
        """Return the file that a report was read from, if it is on the shelf and was kept."""
        return self._library.original(report_id) if report_id in self._library.ids() else None

    def _publish_added(self, *added: AddedReport) -> None:
        """Publish reports that were just added, or take them out again."""
        try:
            self._publish()
        except Exception as error:
            for report in added:
                self._library.remove(report.report.id)
            if not isinstance(error, ReportQAError):
                raise
            raise _logged(
                error, "报告已读入，但索引没有建成，所以没有添加；原因见服务器日志，请告诉管理员。"
            ) from error

    def _publish(self) -> None:
        build(self._library.load_all(), self._live.bot.encoder, quiet=True)
        self._live.look()


def _logged(error: ReportQAError, message: str) -> ShelfError:
    """Return what staff is told, and tell the operator why it is so."""
    _log.error("%s", error)
    return ShelfError(message)
