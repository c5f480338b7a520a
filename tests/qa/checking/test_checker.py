import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Figure, Metadata, read_report
from corpus.budget import Budget, OverBudgetError, within
from index import Searcher, build
from index.snapshot import open_snapshot
from qa import Bot, Check, ClaimCheck, ClaimError, Quote, UnknownReportError
from qa.checking.checker import Checker

RANKS = """清河市政府工作报告
一、2024年工作回顾
全市茶叶产量突破3.2万吨，居全国第4位。旅游收入增长21.5%，增速全省排第六，总量居全国第九。
新建公园12个，绿化覆盖率达到45%，在全省11个城市中排名第二。
"""


def said(bot, text):
    check = bot.check(text)
    return check.verdict, check.claims[0].reason


def test_a_claim_is_checked_with_offsets_of_the_given_text(bot):
    text = " 甲乙市今年要建成老年食堂32个。"
    report_figure = next(figure for figure in bot.figures if figure.text == "22个")
    claimed = Figure(
        ":0:13-16",
        "",
        0,
        13,
        16,
        "32个",
        32,
        None,
        "个",
        "=",
        "甲乙市今年要建成老年食堂",
        "level",
        "target",
        "要",
        None,
    )
    quote = "力争高新技术企业超过800家，建成老年食堂22个。"
    start = bot.reports[0].paragraphs[report_figure.paragraph - 1].text.index(quote)
    check = bot.check(text)
    assert text[13:16] == "32个"
    assert check == Check(
        "contradicted",
        (
            ClaimCheck(
                text=text[1:],
                start=1,
                end=17,
                verdict="contradicted",
                reason="报告的数字是“22个”，说法写的是“32个”。",
                figures=(claimed,),
                figure_verdicts=("contradicted",),
                report_figures=(report_figure,),
                quotes=(Quote("jiayi-2025", report_figure.paragraph, start, start + len(quote), quote),),
            ),
        ),
        check.took_ms,
    )


@pytest.mark.parametrize(
    ("claim", "verdict", "reason"),
    [
        ("今年粮食总产量稳定在230万吨以上。", "supported", "与报告一致：报告写的是“46亿斤以上”，换算后相等。"),
        ("今年粮食总产量46亿公斤以上。", "contradicted", "报告的数字是“46亿斤以上”，说法写的是“46亿公斤以上”。"),
        ("利用外资2亿元。", "contradicted", "报告的数字是“2亿美元”，说法写的是“2亿元”，币种不同。"),
        ("高新技术企业不到800家。", "contradicted", "报告的数字是“超过800家”，说法写的是“低于800家”，界限方向不同。"),
        ("去年城镇新增就业约4.8万人。", "supported", "与报告一致：报告写的是“4.83万人”，换算后相等。"),
        ("去年地区生产总值增长5.5%。", "contradicted", "报告的数字是“5.2%”，说法写的是“5.5%”。"),
        ("农村居民人均可支配收入增长6.5%。", "contradicted", "报告的数字是“8%”，说法写的是“6.5%”。"),
        ("已经建成老年食堂22个。", "contradicted", "报告的数字“22个”是目标，不是已完成的数，与说法不同。"),
        ("全市森林覆盖率达到56%。", "not_found", "报告没有给出“森林覆盖率”的数字。"),
    ],
)
def test_a_figure_is_compared_by_amount_bound_subject_and_time(bot, claim, verdict, reason):
    assert said(bot, claim) == (verdict, reason)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("市科技馆已建成。", "supported"),
        ("红军博物馆已经建成开馆。", "contradicted"),
        ("今年将开通国际航线。", "contradicted"),
        ("支持西河县争创省级旅游名县。", "contradicted"),
        ("支持东山区争创省级旅游名县。", "supported"),
        ("全面取消商品住房限购。", "not_found"),
        ("取消建设红军博物馆。", "contradicted"),
        ("加快建设铁军博物馆。", "not_found"),
    ],
)
def test_a_fact_is_compared_by_words_stage_and_name(bot, claim, verdict):
    assert said(bot, claim)[0] == verdict


def test_a_draft_has_the_verdict_of_its_worst_sentence(bot):
    check = bot.check("建成老年食堂22个。\n全市森林覆盖率达到56%。地区生产总值增长5.5%左右。")
    assert [claim.verdict for claim in check.claims] == ["supported", "not_found", "supported"]
    assert check.verdict == "not_found"


def test_each_figure_of_a_sentence_has_its_own_verdict(bot):
    (claim,) = bot.check("力争高新技术企业超过900家，建成老年食堂22个，新建地铁站5座。").claims
    assert [figure.text for figure in claim.figures] == ["900家", "22个", "5座"]
    assert claim.figure_verdicts == ("contradicted", "supported", "not_found")


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_is_refused(bot, text):
    with pytest.raises(ClaimError, match="要核对的文字是空的"):
        bot.check(text)


def test_a_text_of_more_than_20000_characters_is_refused(bot):
    with pytest.raises(ClaimError, match="要核对的文字有 20001 个字，最多 20000 个字"):
        bot.check("好" * 20_001)


def test_an_unknown_report_is_refused(bot):
    with pytest.raises(UnknownReportError, match="没有编号为“x”的报告"):
        bot.check("建成老年食堂22个。", ["x"])


def test_punctuation_alone_makes_no_claim(bot):
    check = bot.check("……！？")
    assert (check.verdict, check.claims) == ("not_found", ())


def test_traditional_characters_are_read_and_kept(bot):
    (claim,) = bot.check("糧食總產量穩定在230萬噸以上。").claims
    assert (claim.verdict, claim.figures[0].text) == ("supported", "230萬噸")


def test_headings_between_the_lines_of_a_draft_claim_nothing(bot):
    draft = "一、工作打算\n建成老年食堂22个。\n（一）民生"
    assert [claim.text for claim in bot.check(draft).claims] == ["建成老年食堂22个。"]
    assert [claim.text for claim in bot.check("建成市科技馆").claims] == ["建成市科技馆"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("今年建成5所，超过1.2万亿元。\n一、増萬"),
        max_size=60,
    )
)
def test_any_text_gets_verdicts_whose_offsets_are_its_own(bot, text):
    try:
        check = bot.check(text)
    except ClaimError:
        return
    for claim in check.claims:
        assert text[claim.start : claim.end] == claim.text
        assert all(text[figure.start : figure.end] == figure.text for figure in claim.figures)
        assert len(claim.figures) == len(claim.figure_verdicts)


def test_clause_without_a_figure_that_the_quotes_lack_is_named_beside_the_figure_that_agrees(bot):
    assert said(bot, "粮食产量再获全国表彰，粮食总产量稳定在46亿斤以上。") == (
        "supported",
        "数字与报告一致；“粮食产量再获全国表彰”没有数字，在所引的句子里没有找到，请另行核对。",
    )


def test_a_rank_that_the_reports_do_not_give_is_not_found_beside_a_figure_that_agrees(bot):
    assert said(bot, "粮食总产量稳定在46亿斤以上，粮食产量居全国第一。") == (
        "not_found",
        "报告没有给出“粮食产量全国排名”的数字。",
    )


@pytest.fixture(scope="module")
def ranking(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        report = read_report(RANKS, "qinghe-2025", Metadata(year=2025, place="清河市"))
        return Bot.over(open_snapshot(build([report], None, quiet=True)), None)


@pytest.mark.parametrize(
    ("claim", "verdict", "reason"),
    [
        ("茶叶产量居全国第4位。", "supported", "与报告一致。"),
        ("茶叶产量突破3.2万吨，居全国第五位。", "contradicted", "报告的数字是“第4位”，说法写的是“第五位”。"),
        ("茶叶产量居全省第4位。", "contradicted", "报告说的是“全国”，说法写的是“全省”。"),
        ("旅游收入增长21.5%，增速全省排第六。", "supported", "与报告一致。"),
        ("新建公园居全省第1位。", "not_found", "报告没有给出“新建公园全省排名”的数字。"),
    ],
)
def test_claims_of_ranks_are_compared_by_rank_and_circle(ranking, claim, verdict, reason):
    assert said(ranking, claim) == (verdict, reason)


def test_a_text_of_too_many_figures_is_refused_before_they_are_looked_up(bot):
    with pytest.raises(ClaimError, match="里有 801 个数字，最多 800 个，请分几次核对"):
        bot.check("新建5个。" * 801)


def test_a_text_of_too_many_statements_is_refused(bot):
    with pytest.raises(ClaimError, match="里有 2501 个说法，最多 2500 个，请分几次核对"):
        bot.check("修建甲桥。" * 2501)


def test_a_check_ends_when_its_time_is_over_or_nobody_waits(bot):
    with within(Budget(60)) as budget, pytest.raises(OverBudgetError):
        budget.give_up()
        bot.check("修建甲桥。")


def test_what_shares_too_few_words_with_every_clause_is_not_embedded(snapshot):
    checker = Checker(snapshot, Telling(), Searcher(snapshot, None))
    with pytest.raises(EmbeddedError) as embedded:
        checker.check("加快建设红军博物馆，争取承办奥运会马术比赛。加快建设红军博物馆。粮食总产量46亿斤。")
    assert embedded.value.args == (["加快建设红军博物馆", "粮食总产量"],)


class EmbeddedError(Exception):
    pass


class Telling:
    """An encoder that only tells what it was given."""

    def passages(self, texts):
        raise EmbeddedError(list(texts))
