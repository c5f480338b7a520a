import pytest

from corpus import Metadata, read_report
from index import build
from index.snapshot import open_snapshot
from qa import Bot

CHENGDU = "成都市政府工作报告\n各位代表：\n一、2025年重点任务\n今年建成老年食堂50个，新建公园8座。"
MIANYANG = "绵阳市政府工作报告\n各位代表：\n一、2025年重点任务\n今年建成老年食堂22个，新建公园5座。"


@pytest.fixture(scope="module")
def bot(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QA_VAR", str(tmp_path_factory.mktemp("var")))
        reports = [
            read_report(CHENGDU, "chengdu-2025", Metadata(year=2025, place="成都市")),
            read_report(MIANYANG, "mianyang-2025", Metadata(year=2025, place="绵阳市")),
        ]
        return Bot.over(open_snapshot(build(reports, None, quiet=True)), None)


def rests_on(bot, text, reports=None):
    return [(claim.verdict, *(q.report for q in claim.quotes)) for claim in bot.check(text, reports).claims]


def test_a_claim_is_held_against_the_place_it_names(bot):
    assert rests_on(bot, "绵阳今年建成老年食堂50个。") == [("contradicted", "mianyang-2025")]
    assert rests_on(bot, "成都今年建成老年食堂50个。") == [("supported", "chengdu-2025")]


def test_a_place_holds_until_another_is_named(bot):
    assert rests_on(bot, "成都建成老年食堂50个。新建公园8座。绵阳建成老年食堂22个。新建公园8座。") == [
        ("supported", "chengdu-2025"),
        ("supported", "chengdu-2025"),
        ("supported", "mianyang-2025"),
        ("contradicted", "mianyang-2025"),
    ]


def test_a_claim_of_another_place_or_year_is_not_found_and_says_why(bot):
    (place,) = bot.check("德阳建成老年食堂22个。").claims
    assert (place.verdict, place.figure_verdicts, place.report_figures) == ("not_found", ("not_found",), ())
    assert place.reason.startswith("现有报告中没有德阳市的报告")
    (year,) = bot.check("2019年绵阳建成老年食堂22个。").claims
    assert (year.verdict, year.reason) == ("not_found", "现有报告没有说到2019年的这件事；现有：绵阳市2025年。")


def test_a_number_that_looks_like_a_year_is_none(bot):
    assert rests_on(bot, "绵阳引进博士2000名。") == [("not_found",)]
    assert bot.check("绵阳引进博士2000名。").claims[0].reason == "报告没有给出“绵阳引进博士”的数字。"


def test_only_chosen_reports_are_looked_into(bot):
    assert rests_on(bot, "建成老年食堂50个。", ["mianyang-2025"]) == [("contradicted", "mianyang-2025")]
