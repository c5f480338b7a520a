import json
from pathlib import Path

import pytest

from corpus import Metadata, read_report
from eval.learn import claims as fit
from eval.learn.claims import GoldClaim, fit_claims, read_claims
from index import Searcher, build
from index.snapshot import open_snapshot
from qa.matching import claimed as likeness
from tests.qa.checking.conftest import TEXT


def test_claims_to_learn_from_are_those_that_are_not_held_out(tmp_path):
    rows = [
        {
            "id": "1",
            "report": "a",
            "claim": "建成5所。",
            "verdict": "contradicted",
            "figures_report": [{"text": "6所"}],
        },
        {"id": "2", "report": "a", "claim": "建成6所。", "verdict": "supported", "half": "held_out"},
        {"id": "3", "text": "好。", "claims": [{"sentence": "好。", "verdict": "not_found"}]},
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    assert read_claims(path, "b") == [
        GoldClaim("a", "建成5所。", "contradicted", ("6所",)),
        GoldClaim("b", "好。", "not_found", ()),
    ]


def test_fitting_learns_that_shared_names_speak_for_a_figure(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setattr(fit, "WEIGHTS", tmp_path / "weights.json")
    report = read_report(TEXT, "jiayi-2025", Metadata(year=2025, place="甲乙市"))
    snapshot = open_snapshot(build([report], None, quiet=True))
    claims = [
        GoldClaim("jiayi-2025", "建成老年食堂22个。", "supported", ()),
        GoldClaim("jiayi-2025", "高新技术企业达到900家。", "contradicted", ("800家",)),
        GoldClaim("jiayi-2025", "森林覆盖率达到56%。", "not_found", ()),
        GoldClaim("jiayi-2025", "粮食总产量46亿斤以上。", "supported", ()),
    ]
    fit_claims("words", snapshot, None, Searcher(snapshot, None), claims * 5)
    weights = json.loads((tmp_path / "weights.json").read_text("utf-8"))["words"]["weights"]
    assert set(weights) == {*likeness.NAMES, likeness.NONE}
    assert weights["named"] > 0


@pytest.mark.parametrize("mode", ["hybrid", "words"])
def test_shipped_weights_are_of_every_feature(mode):
    assert set(likeness.load_match_weights(mode)) == {*likeness.NAMES, likeness.NONE}
    assert Path(likeness.WEIGHTS).name == "claim_weights.json"
