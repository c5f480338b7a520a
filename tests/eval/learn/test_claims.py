import json

from corpus import Metadata, read_report
from eval.gold import FigureText, GoldClaim
from eval.learn import claims as fit
from eval.learn.claims import claims_to_learn, fit_claims
from index import Searcher, build
from index.snapshot import open_snapshot
from qa.linear import WeightsFile
from qa.matching import claimed
from tests.qa.checking.conftest import TEXT


def test_claims_to_learn_from_are_those_that_are_not_held_out():
    claims = claims_to_learn()
    assert len(claims) == 60 + 30 + 80
    assert {claim.half for claim in claims} == {"", "learned"}
    assert (claims[0].report, claims[0].id) == ("mianyang-2023", "cd-001")
    assert (claims[60].report, claims[60].text) == ("mianyang-2023", "今年，绵阳规上工业增加值预期增长10%。")


def test_fitting_learns_that_shared_names_speak_for_a_figure(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path))
    monkeypatch.setattr(fit, "WEIGHTS", WeightsFile(tmp_path / "weights.json", ""))
    report = read_report(TEXT, "jiayi-2025", Metadata(year=2025, place="甲乙市"))
    snapshot = open_snapshot(build([report], None, quiet=True))
    claims = [
        GoldClaim("建成老年食堂22个。", "supported", report="jiayi-2025"),
        GoldClaim(
            "高新技术企业达到900家。",
            "contradicted",
            report="jiayi-2025",
            figures_report=(FigureText("800家"),),
        ),
        GoldClaim("森林覆盖率达到56%。", "not_found", report="jiayi-2025"),
        GoldClaim("粮食总产量46亿斤以上。", "supported", report="jiayi-2025"),
    ]
    fit_claims("words", snapshot, None, Searcher(snapshot, None), claims * 5)
    weights = json.loads((tmp_path / "weights.json").read_text("utf-8"))["words"]["weights"]
    assert set(weights) == {*claimed.NAMES, claimed.NONE}
    assert weights["named"] > 0
