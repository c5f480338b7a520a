import subprocess
import sys
import threading

import pytest

from corpus import ROOT, read_report
from index.build import build
from index.errors import IndexingError
from index.snapshot import index_dir, open_published

HOLD = """
import sys, pathlib
from corpus.lock import writing
with writing(pathlib.Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(var):
    """Run another process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(index_dir())]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_build_that_waits_too_long_says_who_builds(holder, report, encoder, monkeypatch):
    monkeypatch.setattr(sys.modules["index.build"], "_PATIENCE", 0)
    with pytest.raises(IndexingError, match=rf"process {holder.pid} has been building the index for 0 s; wait"):
        build([report], encoder, quiet=True)


def test_a_build_waits_for_another_and_says_so(holder, report, encoder, capsys):
    threading.Timer(0.5, holder.stdin.close).start()
    build([report], encoder)
    assert f"waiting for process {holder.pid}, which is building the index\n" in capsys.readouterr().err
    assert open_published().reports == (report,)


def test_a_dead_process_holds_nothing(holder, report, encoder):
    holder.kill()
    holder.wait()
    build([report], encoder, quiet=True)
    assert open_published().reports == (report,)


def test_two_builds_at_once_both_end_well(var, report, encoder):
    other = read_report("丙丁市政府工作报告\n建成桥梁3座。", "bingding-2025")
    errors = []

    def run(reports):
        try:
            build(reports, encoder, quiet=True)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(reports,)) for reports in ([report], [report, other]) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert open_published().reports in ((report,), (report, other))
