"""Two small reports of two places, searched by words alone, and questions about both."""

import pytest

from corpus import Metadata, read_report
from eval.gold import GoldEvidence, GoldFigure, GoldQuestion
from eval.learn.setup import LocatedQuestion, TrainingSetup
from index import Searcher, build
from index.snapshot import open_snapshot

TEXTS = {
    "jiayi2025": """甲乙市政府工作报告
各位代表：
地区生产总值增长5.2%，城镇新增就业4.83万人。建成市科技馆。
建成老年食堂22个，改造小区300个。加快建设红军博物馆。
""",
    "bingding2025": """丙丁市政府工作报告
各位代表：
地区生产总值增长6.1%，城镇新增就业7万人。建成市体育馆。
新建公园7座，道路12公里。争取开通国际航线。
""",
}


def located(report, number, text, quote="", figure=None):
    evidence = (GoldEvidence(quote),) if quote else ()
    figures = (GoldFigure(*figure, "="),) if figure else ()
    return LocatedQuestion(
        GoldQuestion(f"{report}-{number}", text, bool(quote), evidence, figures), report, f"{report}.jsonl"
    )


QUESTIONS = (
    located("jiayi2025", 1, "生产总值增长多少", "地区生产总值增长5.2%", ("5.2%", 5.2, "%")),
    located("jiayi2025", 2, "老年食堂建成多少个", "建成老年食堂22个", ("22个", 22, "个")),
    located("jiayi2025", 3, "建设什么博物馆", "加快建设红军博物馆"),
    located("jiayi2025", 4, "月球车票多少钱一张"),
    located("bingding2025", 1, "生产总值增长多少", "地区生产总值增长6.1%", ("6.1%", 6.1, "%")),
    located("bingding2025", 2, "公园新建多少座", "新建公园7座", ("7座", 7, "座")),
    located("bingding2025", 3, "开通什么航线", "争取开通国际航线"),
    located("bingding2025", 4, "火星门票多少钱一张"),
)


@pytest.fixture(scope="session")
def setup(tmp_path_factory):
    """What is learned from, by words alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = tuple(read_report(text, name, Metadata(year=2025, place=text[:3])) for name, text in TEXTS.items())
        snapshot = open_snapshot(build(reports, None, quiet=True))
    searchable = snapshot, Searcher(snapshot, None)
    return TrainingSetup(QUESTIONS, reports, {"words": dict.fromkeys(TEXTS, searchable)})
