import threading

import pytest

from corpus import AddedReport, RefusedError
from qa.errors import TooManyJobsError
from qa.jobs import Jobs
from tests.qa.fake_bot import ALPHA

ADDED = AddedReport(ALPHA, 3, ())


def finished(jobs, job):
    """Return a job when it has ended."""
    with jobs._changed:
        assert jobs._changed.wait_for(lambda: jobs._jobs[job.id].state != "running", timeout=10)
    return jobs.job(job.id)


def test_what_is_quick_is_done_when_it_is_started():
    job = Jobs().start(lambda progress: ADDED)
    assert (job.state, job.done, job.pages, job.added, job.error) == ("done", 0, 0, ADDED, None)


def test_what_is_refused_at_once_has_failed_when_it_is_started():
    def refused(progress):
        raise RefusedError("empty")

    job = Jobs().start(refused)
    assert (job.state, job.error.message.code) == ("failed", "empty")


def test_a_scan_tells_how_far_it_is_and_ends():
    jobs, steps = Jobs(), [threading.Event() for _ in range(2)]
    told = threading.Event()

    def scan(progress):
        progress(0, 2)
        assert steps[0].wait(10)
        progress(1, 2)
        told.set()
        assert steps[1].wait(10)
        return ADDED

    job = jobs.start(scan)
    assert (job.state, job.done, job.pages) == ("running", 0, 2)
    steps[0].set()
    assert told.wait(10)
    assert (jobs.job(job.id).state, jobs.job(job.id).done) == ("running", 1)
    steps[1].set()
    ended = finished(jobs, job)
    assert (ended.state, ended.added) == ("done", ADDED)


def test_no_more_than_some_run_at_a_time(monkeypatch):
    monkeypatch.setattr("qa.jobs._MOST_RUNNING", 1)
    jobs, go_on = Jobs(), threading.Event()

    def scan(progress):
        progress(0, 1)
        assert go_on.wait(10)
        return ADDED

    job = jobs.start(scan)
    with pytest.raises(TooManyJobsError, match="正在添加的报告已有 1 份，请等它们完成后再添加。"):
        jobs.start(scan)
    go_on.set()
    finished(jobs, job)
    assert jobs.start(lambda progress: ADDED).state == "done"


def test_the_oldest_that_ended_are_forgotten(monkeypatch):
    monkeypatch.setattr("qa.jobs._MOST_KNOWN", 2)
    jobs = Jobs()
    ids = [jobs.start(lambda progress: ADDED).id for _ in range(3)]
    assert [jobs.job(job_id) is not None for job_id in ids] == [False, True, True]
    assert jobs.job("nowhere") is None
