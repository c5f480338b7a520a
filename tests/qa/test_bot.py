from dataclasses import replace

import pytest

from corpus import Metadata, read_report
from index import Snapshot, build
from index.snapshot import open_snapshot
from qa import Bot, QuestionError, UnknownReportError
from qa.errors import ReportOrderError
from qa.judging.confidence import Judge
from qa.judging.features import NAMES
from qa.linear import Linear
from qa.parts import BotParts
from tests.fake_encoder import BigramEncoder

TEXT = """甲乙市政府工作报告
各位代表：
一、2025年重点任务
今年预期目标是：地区生产总值增长7.5%，城镇新增就业5万人以上，粮食总产量46亿斤左右。
加强住房保障。开工既有住宅增设电梯400部，改造老旧小区120个，筹建保障性租赁住房8000套。
发展养老服务。建成老年食堂22个，新增养老床位600张。推动养老机构公建民营。
"""


RANKS = """清河市政府工作报告
一、2024年工作回顾
全市茶叶产量突破3.2万吨，居全国第4位。旅游收入增长21.5%，增速全省排第六，总量居全国第九。
新建公园12个，绿化覆盖率达到45%，在全省11个城市中排名第二。
"""


def judged(snapshot: Snapshot, threshold: float) -> Bot:
    """Open a bot whose judge finds everything as likely as not."""
    parts, even = BotParts.of(snapshot, BigramEncoder()), Linear(dict.fromkeys(NAMES, 0.0))
    models = replace(parts.sources.models, judge=Judge(even, even, threshold, 0.75))
    return Bot(snapshot, replace(parts, sources=replace(parts.sources, models=models)))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [
            read_report(TEXT, "jiayi-2025", Metadata(year=2025)),
            read_report("丙丁市政府工作报告\n建成老年食堂3个，修桥2座。", "bingding-2025", Metadata(year=2025)),
        ]
        return open_snapshot(build(reports, BigramEncoder(), quiet=True))


@pytest.fixture(scope="module")
def bot(snapshot):
    return judged(snapshot, threshold=0.0)


@pytest.fixture(scope="module")
def doubtful(snapshot):
    return judged(snapshot, threshold=1.0)


@pytest.fixture
def found(bot):
    def find_answer(text):
        answer = bot.ask(text, reports=["jiayi-2025"])
        return answer.answer, [figure.text for figure in answer.figures]

    return find_answer


def test_a_number_is_answered_by_the_clause_and_its_figure(found):
    assert found("老房子装电梯今年装多少部") == ("开工既有住宅增设电梯400部", ["400部"])


def test_two_numbers_are_answered_by_both_in_the_order_of_the_text(found):
    assert found("养老床位和老年食堂各多少") == ("建成老年食堂22个，新增养老床位600张", ["22个", "600张"])


def test_a_question_without_a_number_is_answered_by_the_clause(found):
    assert found("养老机构公建民营") == ("推动养老机构公建民营", [])


def test_hope_is_not_read_as_a_yes(bot):
    answer = bot.ask("养老机构会不会公建民营", reports=["jiayi-2025"])
    assert (answer.answer, answer.message) == (
        "推动养老机构公建民营",
        "报告的说法是“推动”：是努力的方向，并非已经做到。",
    )


def test_an_answer_reproduces_its_place(bot):
    answer = bot.ask("城镇新增就业多少人", reports=["jiayi-2025"])
    text = next(p.text for r in bot.reports for p in r.paragraphs if (r.id, p.number) == ("jiayi-2025", 4))
    quote = answer.quotes[0]
    assert (answer.answered, answer.reason, answer.answer) == (True, None, "城镇新增就业5万人以上")
    assert (quote.report, quote.paragraph, quote.text) == ("jiayi-2025", 4, text[quote.start : quote.end])
    assert [(f.text, f.value, f.unit, f.comparator) for f in answer.figures] == [("5万人", 50000, "人", ">=")]
    assert answer.confidence == 0.5


def test_a_refusal_has_a_reason_and_the_nearest_passages_but_no_answer(doubtful):
    answer = doubtful.ask("老年食堂多少个")
    assert (answer.answered, answer.answer, answer.quotes, answer.figures) == (False, None, (), ())
    assert (answer.reason, answer.message) == ("no_figure", "报告提到了这件事，但没有给出所问的数字。")
    assert len(answer.passages) == 5


def test_top_k_and_reports_bound_the_passages(bot):
    answer = bot.ask("老年食堂多少个", top_k=1, reports=["bingding-2025"])
    assert [(p.report, p.paragraph) for p in answer.passages] == [("bingding-2025", 2)]
    assert all(p.text[a:b] for p in answer.passages for a, b in p.highlights)


def test_an_unknown_report_is_named(bot):
    with pytest.raises(UnknownReportError, match="没有编号为“nowhere”的报告，现有：bingding-2025、jiayi-2025。"):
        bot.ask("老年食堂多少个", reports=["nowhere"])


def test_an_empty_question_is_refused(bot):
    with pytest.raises(QuestionError, match="问题是空的"):
        bot.ask(" ")


def test_info_counts_what_is_open(bot):
    assert (bot.info.encoder, bot.info.reports, bot.info.paragraphs) == ("fake-bigrams", 2, 8)
    assert bot.info.notice == "用的不是内置模型，句子不与问题一起读，答案和拒答只凭各项特征判断。"


def test_fulfilment_follows_a_target_into_the_next_report(tmp_path_factory):
    later = "甲乙市政府工作报告\n各位代表：\n一、2025年工作回顾\n全市地区生产总值增长7.8%，城镇新增就业4.6万人。"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [
            read_report(TEXT, "jiayi-2025", Metadata(year=2025)),
            read_report(later, "jiayi-2026", Metadata(year=2026)),
        ]
        bot = judged(open_snapshot(build(reports, BigramEncoder(), quiet=True)), threshold=0.0)
    items = bot.fulfilment("jiayi-2025", "jiayi-2026")
    verdicts = [(item.target.text, item.actual and item.actual.text, item.verdict) for item in items]
    assert verdicts[:3] == [("7.5%", "7.8%", "met"), ("5万人", "4.6万人", "missed"), ("46亿斤", None, "not_found")]
    assert bot.quote(items[0].actual).text == "全市地区生产总值增长7.8%，城镇新增就业4.6万人。"
    with pytest.raises(ReportOrderError, match="结果要在目标之后的报告里找"):
        bot.fulfilment("jiayi-2026", "jiayi-2025")


def test_fulfilment_refuses_reports_of_two_places_and_names_the_pairs(tmp_path_factory):
    kept = [("jiayi-2025", 2025, "甲乙市"), ("jiayi-2026", 2026, "甲乙市"), ("bingding-2026", 2026, "丙丁市")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [read_report(TEXT, name, Metadata(year=year, place=place)) for name, year, place in kept]
        bot = judged(open_snapshot(build(reports, BigramEncoder(), quiet=True)), threshold=0.0)
    with pytest.raises(ReportOrderError, match="不能互相对照。可以对照的有：jiayi-2025 与 jiayi-2026。"):
        bot.fulfilment("jiayi-2025", "bingding-2026")


@pytest.mark.parametrize("question", ["？？？", "🙂", "2025年", "  。 "])
def test_a_question_without_a_word_to_look_for_is_told_so(bot, question):
    answer = bot.ask(question)
    assert (answer.answered, answer.reason, answer.confidence) == (False, "not_mentioned", 1.0)
    assert answer.message.startswith("这个问题里没有可以查找的字词")


def test_a_refusal_for_another_year_is_as_sure_as_such_refusals_are(bot):
    answer = bot.ask("2019年城镇新增就业多少人？")
    assert (answer.answered, answer.reason, answer.confidence) == (False, "other_year", 0.75)


@pytest.fixture(scope="module")
def ranking(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        report = read_report(RANKS, "qinghe-2025", Metadata(year=2025, place="清河市"))
        return judged(open_snapshot(build([report], BigramEncoder(), quiet=True)), threshold=0.0)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("茶叶产量全国排第几", ["第4位"]),
        ("旅游收入增速居全省第几位", ["第六"]),
        ("绿化覆盖率排名多少", ["第二"]),
        ("茶叶产量多少", ["3.2万吨"]),
        ("绿化覆盖率多少", ["45%"]),
    ],
)
def test_a_rank_answers_a_question_for_one_and_no_other(ranking, question, figures):
    assert [figure.text for figure in ranking.ask(question).figures] == figures
