import pytest

from eval import processes
from eval.errors import UnavailableError
from eval.processes import cold_seconds, median, running

ECHO = """
import sys, json
print("warming up", flush=True)
print("Ready: there", flush=True)
for line in sys.stdin:
    print(json.dumps({"said": json.loads(line)}), flush=True)
"""


def test_running_waits_for_the_ready_line_and_talks_by_lines():
    with running(("-c", ECHO), "^Ready: ") as process:
        assert process.ready_line == "Ready: there"
        assert process.reply({"ask": "问"}) == {"said": {"ask": "问"}}
        assert process.megabytes() > 1
    assert process.process.returncode is not None


def test_a_process_that_ends_early_is_named():
    with (
        pytest.raises(UnavailableError, match=r"`python -c print\(1\)` ended before it was ready; run it by hand"),
        running(("-c", "print(1)"), "^Ready: "),
    ):
        pass


def test_a_cold_process_that_fails_says_its_last_line():
    assert cold_seconds(("-c", "import os, sys; sys.exit(os.environ['X'] != 'y')"), {"X": "y"}) > 0
    with pytest.raises(UnavailableError, match=r"`python -c import sys; sys.exit\('no index'\)` failed: no index"):
        cold_seconds(("-c", "import sys; sys.exit('no index')"))


def test_median_of_a_few_measurements(monkeypatch):
    monkeypatch.setattr(processes, "COLD_STARTS", 3)
    times = iter([5.0, 1.0, 2.0])
    assert median(lambda: next(times)) == 2.0
