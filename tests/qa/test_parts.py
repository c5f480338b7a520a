import pytest

from corpus import Metadata, read_report
from index import NoIndexError, build
from index.snapshot import open_snapshot
from qa.models import load_models
from qa.parts import BotParts
from qa.records import BotInfo
from qa.routes import ROUTES
from tests.fake_encoder import BigramEncoder

TEXT = """甲乙市政府工作报告
各位代表：
一、2025年重点任务
做好以下工作：一是确保建成食堂5个。二是建成桥梁3座。
附：名词解释
链长：3名领导。
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        report = read_report(TEXT, "jiayi-2025", Metadata(year=2025, place="甲乙市"))
        return open_snapshot(build([report], None, quiet=True))


@pytest.fixture(scope="module")
def parts(snapshot):
    return BotParts.of(snapshot, None)


def test_the_usual_parts_answer_by_every_route_with_the_models_of_their_mode(parts, snapshot):
    assert (parts.routes, parts.sources.models, parts.encoder) == (ROUTES, load_models("words"), None)
    assert dict(parts.sources.reports) == {"jiayi-2025": snapshot.reports[0]}


def test_what_notes_count_is_no_figure_of_an_answer_though_it_is_one_of_the_index(parts, snapshot):
    assert [figure.text for figure in parts.sources.figures] == ["5个", "3座"]
    assert [figure.text for figure in snapshot.figures] == ["5个", "3座", "3名"]


def test_what_a_report_enumerates_is_read_once(parts):
    enumerated = parts.sources.enumerations("jiayi-2025")
    assert [[item.text for item in enumeration.items] for enumeration in enumerated] == [
        ["一是确保建成食堂5个。", "二是建成桥梁3座。"]
    ]
    assert parts.sources.enumerations("jiayi-2025") is enumerated


def test_the_bot_says_of_itself_what_is_open_and_what_is_not(parts, snapshot):
    notice = "没有载入语义模型，目前只按字词查找，换一种说法可能就找不到。"
    assert parts.info == BotInfo("none", snapshot.manifest.id, 1, 6, 3, notice)


def test_questions_are_read_over_the_reports_with_their_words(parts):
    question = parts.reader.read("甲乙市建成食堂几个", None)
    assert (question.scope.reports, question.words.text) == (("jiayi-2025",), "建成食堂几个")


def test_another_encoder_than_that_of_the_index_is_refused(snapshot):
    with pytest.raises(NoIndexError, match="built with encoder none, not fake-bigrams"):
        BotParts.of(snapshot, BigramEncoder())
