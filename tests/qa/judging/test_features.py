import pytest

from corpus import Metadata, read_report
from index import Searcher, build
from index.snapshot import open_snapshot
from qa.answering.figure_choice import score_figures
from qa.judging.features import NAMES, weigh_answer
from qa.judging.refusals import unsupported
from qa.models import load_models
from tests.fake_encoder import BigramEncoder
from tests.qa.asking import read

TEXT = """甲乙市政府工作报告
各位代表：
一、2025年重点任务
今年预期目标是：地区生产总值增长7.5%，城镇新增就业5万人以上。
加快建设甲乙铁路，2027年底通车。老年食堂建成22个，位于东山区、西山区。
提高城乡居民基础养老金。六所学校“云帆”“启明”开学。
"""


@pytest.fixture(scope="module")
def evidence(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        report = read_report(TEXT, "jiayi-2025", Metadata(year=2025))
        searcher = Searcher(open_snapshot(build([report], BigramEncoder(), quiet=True)), BigramEncoder())

        def look(text):
            question, models = read(text, [report]), load_models("hybrid")
            hits = searcher.search(question.words, 5)
            return weigh_answer(
                question, hits, score_figures(question, hits, question.scope, models.figures), models.prior
            )

        yield look


def test_the_features_are_in_the_order_of_their_names(evidence):
    features = evidence("老年食堂建成多少个")
    values = dict(zip(NAMES, features.row, strict=True))
    assert values["figures.here"] == features.figures.here == 1.0
    assert values["precedent"] == features.precedent


def test_a_number_that_is_there_is_no_gap(evidence):
    gaps = evidence("老年食堂建成多少个").gaps
    assert (gaps.number_there, gaps.number_missing, gaps.missing) == (1.0, 0.0, 0.0)


def test_a_number_that_the_question_states_is_not_what_it_asks_for(evidence):
    features = evidence("建成22个老年食堂要多少钱")
    assert (features.figures.repeated, features.gaps.number_missing, features.gaps.money_missing) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "there", "missing"), [("甲乙铁路哪年通车", 1.0, 0.0), ("基础养老金哪年提高", 0.0, 1.0)]
)
def test_a_date_is_looked_for_in_the_sentence(evidence, text, there, missing):
    gaps = evidence(text).gaps
    assert (gaps.date_there, gaps.date_missing) == (there, missing)


def test_a_result_is_another_tense_than_the_plan_that_is_there(evidence):
    gaps = evidence("去年城镇新增就业实际多少人").gaps
    assert (gaps.other_tense, gaps.number_there) == (1.0, 1.0)


def test_the_topic_without_its_number_is_told_from_no_topic(evidence):
    assert unsupported(evidence("基础养老金提高多少元")) == "no_figure"
    assert unsupported(evidence("足球队夺冠了吗")) == "not_mentioned"


@pytest.mark.parametrize(("text", "unnamed"), [("三台县新增就业多少人", 1.0), ("东山区老年食堂建成多少个", 0.0)])
def test_a_part_that_the_sentence_does_not_name_is_a_gap(evidence, text, unnamed):
    assert evidence(text).gaps.part_unnamed == unnamed
