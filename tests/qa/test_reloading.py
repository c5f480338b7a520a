"""A running server takes a newer index without dropping a request."""

import gc
import threading
import weakref

import pytest
from fastapi.testclient import TestClient

from app import create_app
from corpus import Library, Metadata, add
from index import BrokenIndexError, build
from index.snapshot import published
from qa import Bot
from qa.reloading import Live

TEXT = "{}政府工作报告\n各位代表：\n今年建成桥梁{}座，改造老旧小区{}个。\n"


@pytest.fixture(autouse=True)
def words_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setenv("EMBEDDER", "none")


def publish(*names):
    library = Library.default()
    for name in names:
        text = TEXT.format(f"{name}市", len(library.ids()) + 2, len(library.ids()) + 120)
        add(f"{name}.txt", text.encode(), library, known=Metadata(year=2025))
    build(library.load_all(), None, quiet=True)


def test_a_newer_index_takes_the_old_ones_place_which_is_gone():
    publish()
    taken = []
    live = Live(Bot.open(), lambda bot: taken.append(len(bot.reports)))
    old = weakref.ref(live.bot)
    assert not live.look()
    publish("甲")
    assert live.look()
    assert (taken, len(live.bot.reports)) == ([2], 2)
    assert not live.look()
    gc.collect()
    assert old() is None


def test_a_damaged_newer_index_leaves_the_old_one_answering():
    publish()
    live = Live(Bot.open(), lambda bot: None)
    publish("甲")
    (published() / "reports.jsonl").write_text("", "utf-8")
    with pytest.raises(BrokenIndexError):
        live.look()
    assert len(live.bot.reports) == 1


def test_watching_takes_what_is_published_and_logs_what_is_wrong_once(monkeypatch, caplog):
    monkeypatch.setattr("qa.reloading._INTERVAL", 0.01)
    publish()
    stopped, seen = threading.Event(), threading.Event()
    live = Live(Bot.open(), lambda bot: seen.set())
    watcher = threading.Thread(target=live.watch, args=(stopped,))
    watcher.start()
    publish("甲")
    assert seen.wait(30)
    (published().parent / "CURRENT").write_text("nowhere", "utf-8")
    while not caplog.records:
        stopped.wait(0.01)
    stopped.wait(0.2)
    stopped.set()
    watcher.join()
    assert [record.message.split(":")[0] for record in caplog.records if record.name == "qa.reloading"] == [
        "the newer index is not taken"
    ]


def test_no_request_is_dropped_while_indexes_are_published():
    publish()
    app = create_app(Bot.open())
    statuses, done = [], threading.Event()
    with TestClient(app) as client:

        def hammer():
            while not done.is_set():
                statuses.append(client.post("/api/ask", json={"question": "老年食堂建多少个"}).status_code)

        threads = [threading.Thread(target=hammer) for _ in range(3)]
        for thread in threads:
            thread.start()
        for name in "甲乙丙":
            publish(name)
            assert app.state.live.look()
        done.set()
        for thread in threads:
            thread.join()
        assert set(statuses) == {200}
        assert len(client.get("/api/reports").json()["items"]) == 4
        answer = client.post("/api/ask", json={"question": "建成桥梁多少座", "reports": ["丙"]}).json()
    assert answer["passages"][0]["text"] == "今年建成桥梁5座，改造老旧小区123个。"


@pytest.mark.parametrize("pointer", [b"\xff", b"../elsewhere", b"a\0b", b""])
def test_watching_survives_whatever_the_pointer_holds(monkeypatch, pointer):
    monkeypatch.setattr("qa.reloading._INTERVAL", 0.01)
    publish()
    stopped, seen = threading.Event(), threading.Event()
    live = Live(Bot.open(), lambda bot: seen.set())
    (published().parent / "CURRENT").write_bytes(pointer)
    watcher = threading.Thread(target=live.watch, args=(stopped,))
    watcher.start()
    while not live.problem:
        stopped.wait(0.01)
    publish("甲")
    assert seen.wait(30)
    stopped.set()
    watcher.join()
    assert len(live.bot.reports) == 2


def test_watching_survives_an_error_that_nobody_thought_of(monkeypatch):
    monkeypatch.setattr("qa.reloading._INTERVAL", 0.01)
    publish()
    stopped = threading.Event()
    live = Live(Bot.open(), lambda bot: None)
    monkeypatch.setattr(live, "look", lambda: 1 / 0)
    watcher = threading.Thread(target=live.watch, args=(stopped,))
    watcher.start()
    while not live.problem:
        stopped.wait(0.01)
    assert watcher.is_alive()
    stopped.set()
    watcher.join()
    assert live.problem == "division by zero"
