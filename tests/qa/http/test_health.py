def test_health_says_what_answers(client):
    assert client.get("/api/health").json() == {
        "status": "ok",
        "encoder": "fake",
        "snapshot": "20230101-abc",
        "published": "20230101-abc",
        "problem": "",
        "reports": 2,
        "paragraphs": 4,
        "figures": 4,
        "notice": "",
    }


def test_the_process_lives_and_is_ready(client):
    assert client.get("/api/health/live").json() == {"status": "ok"}
    assert client.get("/api/health/ready").json() == client.get("/api/health").json()


def test_a_newer_index_that_is_not_taken_is_told_without_a_folder(client, monkeypatch):
    live = client.app.state.live
    monkeypatch.setattr(live, "published", "newer")
    monkeypatch.setattr(live, "problem", "/srv/index/CURRENT is damaged")
    health = client.get("/api/health").json()
    assert (health["snapshot"], health["published"]) == ("20230101-abc", "newer")
    assert health["problem"] == "较新的索引打不开，仍按原来的索引回答；原因见服务器日志。"
