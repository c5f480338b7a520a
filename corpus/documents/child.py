"""Files of strangers are read, and pages of theirs drawn, in a process of its own with limits of time and memory.

`main` is what that process runs. It is given a line of JSON (what to do) and the bytes of a file, and
answers in lines of JSON; nothing that it says is executed. What is read there is gone through as far as the index goes
through it, so that what comes back takes no more time or memory than was allowed.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from corpus.documents.changes import Change
from corpus.documents.document import Document, Progress, unwatched
from corpus.errors import RefusedError
from corpus.limits import limit
from corpus.messages import Message
from corpus.records import PageLine
from corpus.settings import ROOT

# What the child runs.
_START = "import sys; from corpus.documents.child import main; sys.exit(main())"
_log = logging.getLogger(__name__)
# Bytes of an answer: 500,000 characters with the place of every line take a quarter.
_LONGEST_ANSWER = 200_000_000
# Exit codes of the child, and what the system ends it with.
_OUT_OF_MEMORY = 3
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096

Answer = dict[str, Any]


def read_limited(name: str, data: bytes, progress: Progress = unwatched) -> Document:
    """Return the text of a file as `read_document` does, read in a process of its own.

    Raises:
        RefusedError: as `read_document` does, or reading it takes too much time or memory, or ends in an error.
    """
    answer = _ask({"task": "read", "name": name}, data, progress)
    return _document(answer["document"])


def draw_limited(data: bytes, suffix: str, number: int, boxes: Iterable[tuple[float, float, float, float]]) -> bytes:
    """Return a page of an original as a PNG with boxes, as `page_boxes.draw` does, drawn in a process of its own.

    Raises:
        RefusedError: as `page_boxes.draw` does, or drawing it takes too much time or memory, or ends in an error.
    """
    answer = _ask({"task": "draw", "suffix": suffix, "number": number, "boxes": list(boxes)}, data, unwatched)
    return base64.b64decode(answer["png"])


def _ask(task: Mapping[str, Any], data: bytes, progress: Progress) -> Answer:
    """Start a child, give it a task and return its last answer."""
    task = {**task, **{name: limit(f"file.{name}") for name in ("cpu_seconds", "memory", "scan_memory")}}
    with _started() as child:
        assert child.stdin is not None
        assert child.stdout is not None
        with suppress(BrokenPipeError):  # it has ended; why is told below
            child.stdin.write(json.dumps(task).encode() + b"\n" + data)
            child.stdin.close()
        for answer in _answers(child.stdout, child):
            if "progress" in answer:
                progress(*answer["progress"])
            elif "refused" in answer:
                code, details = answer["refused"]
                raise RefusedError(code, **details)
            else:
                return answer
        status = child.wait()
    if status == _OUT_OF_MEMORY or status < 0:
        raise RefusedError("too_demanding")
    _log.error("reading a file ended with exit code %d: %s", status, task.get("name", ""))
    raise RefusedError("unreadable")


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """Start a child, which is gone afterwards, whatever happens."""
    variables = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=variables,
        cwd=ROOT,
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with suppress(OSError):
                    pipe.close()


def _answers(pipe: IO[bytes], child: subprocess.Popen[bytes]) -> Iterator[Answer]:
    """Yield what the child says, and end it where it is silent for too long."""
    while True:
        timer = threading.Timer(limit("file.wall_seconds"), child.kill)
        timer.daemon = True
        timer.start()
        try:
            line = pipe.readline(_LONGEST_ANSWER)
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            return
        yield json.loads(line)


def _document(record: Mapping[str, Any]) -> Document:
    return Document(
        text=record["text"],
        remarks=tuple(Message.of(code, **details) for code, details in record["remarks"]),
        changes=tuple(Change(**change) for change in record["changes"]),
        lines=tuple(PageLine(**{**line, "box": tuple(line["box"])}) for line in record["lines"]),
        original=record["original"],
    )


def main() -> int:
    """Do the task on standard input, within the limits; return the exit code."""
    task = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    try:
        work = _TASKS[task["task"]]
        _limit(task["memory"], task["cpu_seconds"])
        _say(answers, work(task, data, answers))
    except RefusedError as error:
        _say(answers, {"refused": [error.message.code, dict(error.message.details)]})
    except MemoryError:
        return _OUT_OF_MEMORY
    return 0


def _read(task: Mapping[str, Any], data: bytes, answers: IO[bytes]) -> Answer:
    from corpus.documents.formats import read_document

    def progress(done: int, pages: int) -> None:
        if not done:
            _limit(task["scan_memory"], task["cpu_seconds"])
        _limit_seconds(task["cpu_seconds"])
        _say(answers, {"progress": [done, pages]})

    document = read_document(task["name"], data, progress)
    _go_through(document)
    record = {
        **asdict(document),
        "remarks": [[remark.code, dict(remark.details)] for remark in document.remarks],
    }
    return {"document": record}


def _go_through(document: Document) -> None:
    """Do with a text what adding and indexing will do with it.

    Raises:
        RefusedError: it has too many sentences.
    """
    from corpus.figures import figures_of
    from corpus.metadata import Metadata
    from corpus.reader import read_report

    try:
        report = read_report(document.text, "report", Metadata(), document.lines, document.original)
    except RefusedError:  # whoever adds it is told, under the report's own id
        return
    sentences, most = sum(len(paragraph.sentences) for paragraph in report.paragraphs), limit("file.sentences")
    if sentences > most:
        raise RefusedError("too_many_sentences", sentences=sentences, limit=most)
    for paragraph in report.paragraphs:
        figures_of(paragraph, report.planned_year)


def _draw(task: Mapping[str, Any], data: bytes, answers: IO[bytes]) -> Answer:
    from corpus.page_boxes import draw

    png = draw(data, task["suffix"], task["number"], [tuple(box) for box in task["boxes"]])
    return {"png": base64.b64encode(png).decode()}


_TASKS: Mapping[str, Callable[[Mapping[str, Any], bytes, IO[bytes]], Answer]] = {"read": _read, "draw": _draw}


def _say(answers: IO[bytes], answer: Answer) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _limit(memory: int, seconds: int) -> None:
    """Let this process have so many bytes beside what it has now, and compute so many seconds."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statm = Path("/proc/self/statm")
    if statm.exists():  # elsewhere the size of the process is not told, nor such a limit kept
        size = int(statm.read_text("ascii").split()[0]) * _PAGE_SIZE
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = size + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    _limit_seconds(seconds)


def _limit_seconds(more: int) -> None:
    """Let this process compute so many seconds from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    seconds = int(used.ru_utime + used.ru_stime) + more
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if hard == resource.RLIM_INFINITY else min(seconds, hard), hard))
