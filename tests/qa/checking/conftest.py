import pytest

from corpus import Metadata, read_report
from index import Searcher, build
from index.snapshot import open_snapshot
from qa import Bot
from qa.checking.statements import Statements

TEXT = """甲乙市政府工作报告
各位代表：
一、2024年工作回顾
地区生产总值增长5.2%，城镇新增就业4.83万人。建成市科技馆。
二、2025年重点任务
今年预期目标是：地区生产总值增长5.5%左右，粮食总产量46亿斤以上，利用外资2亿美元。
城镇和乡村居民人均可支配收入分别增长6.5%、8%。力争高新技术企业超过800家，建成老年食堂22个。
支持东山区争创省级旅游名县，支持西河县争创国家级生态县。加快建设红军博物馆，争取开通国际航线。
"""


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        report = read_report(TEXT, "jiayi-2025", Metadata(year=2025, place="甲乙市"))
        return open_snapshot(build([report], None, quiet=True))


@pytest.fixture(scope="session")
def bot(snapshot):
    """Answers from one small report, by words alone."""
    return Bot.over(snapshot, None)


@pytest.fixture(scope="session")
def statements(snapshot):
    """What that report states."""
    return Statements(snapshot, None, Searcher(snapshot, None))
