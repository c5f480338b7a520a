"""Additions that take longer than a request can wait: each runs in a thread, and how far it is can be asked.

Jobs live as long as the process; one that ends with it has changed nothing.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from corpus import AddedReport, NotAdded, ReportQAError
from corpus.documents import Progress
from qa.errors import TooManyJobsError

_log = logging.getLogger(__name__)
Added = AddedReport | tuple[AddedReport | NotAdded, ...]
# Jobs at a time; scans are read a page at a time, by turns, so that more would only wait.
_MOST_RUNNING = 8
# Jobs that are remembered, the oldest that ended forgotten first.
_MOST_KNOWN = 100


@dataclass(frozen=True, slots=True)
class Job:
    """How far an addition is.

    Attributes:
        done: pages of a scan, or rows of a file with a report a row, that are read, of `pages`; both 0 until it is
            known to be one.
        added: the report, once it is there; of a file with a report a row what became of each.
        error: why it is not, once that is known.
    """

    id: str
    done: int = 0
    pages: int = 0
    added: Added | None = None
    error: Exception | None = None

    @property
    def state(self) -> Literal["running", "done", "failed"]:
        """Tell whether it runs or how it ended."""
        if self.error is not None:
            return "failed"
        return "running" if self.added is None else "done"


class Jobs:
    """The jobs of a process; safe to share between threads."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._changed = threading.Condition()

    def start(self, work: Callable[[Progress], Added]) -> Job:
        """Start a job, and wait until it has ended or says how many pages or rows it has to read.

        Args:
            work: adds a report, or several; it is given what to tell its progress to.

        Raises:
            TooManyJobsError: too many are running.
        """
        with self._changed:
            running = sum(job.state == "running" for job in self._jobs.values())
            if running >= _MOST_RUNNING:
                raise TooManyJobsError(f"正在添加的报告已有 {running} 份，请等它们完成后再添加。")
            job = Job(secrets.token_urlsafe(12))
            self._remember(job)
        threading.Thread(target=self._run, args=(job.id, work), daemon=True).start()
        with self._changed:
            self._changed.wait_for(lambda: self._jobs[job.id] != job)
            return self._jobs[job.id]

    def job(self, job_id: str) -> Job | None:
        """Return a job as it is now, None if there is none of that id."""
        with self._changed:
            return self._jobs.get(job_id)

    def _run(self, job_id: str, work: Callable[[Progress], Added]) -> None:
        try:
            added = work(lambda done, pages: self._change(job_id, done=done, pages=pages))
            self._change(job_id, added=added)
        except Exception as error:  # whoever asks for the job is told
            if not isinstance(error, ReportQAError):
                _log.exception("a job failed")
            self._change(job_id, error=error)

    def _change(self, job_id: str, **changes: object) -> None:
        with self._changed:
            self._jobs[job_id] = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]
            self._changed.notify_all()

    def _remember(self, job: Job) -> None:
        ended = [job_id for job_id, known in self._jobs.items() if known.state != "running"]
        for job_id in ended[: max(0, len(self._jobs) + 1 - _MOST_KNOWN)]:
            del self._jobs[job_id]
        self._jobs[job.id] = job
