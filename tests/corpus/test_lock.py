import os
import threading

import pytest

from corpus.lock import HeldError, writing


def test_a_second_writer_is_told_who_holds_the_folder(tmp_path):
    pids = []
    with writing(tmp_path / "新", 0):
        second = writing(tmp_path / "新", 0, pids.append)
        with pytest.raises(HeldError, match=rf"process {os.getpid()} holds .*\.lock") as refusal, second:
            pass
    assert [*pids, refusal.value.pid] == [str(os.getpid())] * 2


def test_a_second_writer_waits_for_its_turn(tmp_path):
    order, waits = [], threading.Event()

    def second():
        with writing(tmp_path, 30, lambda pid: waits.set()):
            order.append("second")

    with writing(tmp_path, 0):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(30)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_the_lock_is_let_go_when_the_work_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), writing(tmp_path, 0):
        _ = 1 / 0
    with writing(tmp_path, 0):
        assert (tmp_path / ".lock-holder").read_text("utf-8") == str(os.getpid())
