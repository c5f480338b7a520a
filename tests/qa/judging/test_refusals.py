from corpus import Paragraph, Slice, Span
from qa.answering.draft import Draft
from qa.judging.refusals import nothing_asked, out_of_scope
from tests.qa.asking import read
from tests.qa.fake_bot import figure
from tests.qa.question.test_scope import REPORTS

SAID = Paragraph("sichuan-2025", 2, (), "", "增长5%。", (Span(0, 5),), 0)


def refused(text, *figures):
    return out_of_scope(read(text, REPORTS), Draft((Slice(SAID, 0, 4),), figures))


def test_a_question_without_a_word_to_look_for_is_told_so():
    assert nothing_asked().message.startswith("这个问题里没有可以查找的字词")


def test_a_place_that_is_not_there_is_the_reason():
    assert refused("江苏2026年GDP目标").reason == "other_place"


def test_a_place_that_the_sentence_must_name_and_does_not_is_the_reason():
    assert refused("成都今年旅客增长多少").reason == "other_place"


def test_a_figure_of_another_year_is_lacking():
    found = figure(1, 0, "5%", 5.0, "%", "=", "增长", year=2025)
    refusal = refused("四川2024年GDP增长", found)
    assert (refusal.reason, refusal.message) == ("other_year", "报告没有给出2024年的这个数字；最接近的是2025年的。")
    assert refused("四川2025年GDP增长", found) is None


def test_a_result_is_lacking_where_a_goal_is_firmly_asked_for():
    found = figure(1, 0, "5%", 5.0, "%", "=", "增长", year=2025, tense="actual")
    refusal = refused("四川2025年GDP增长目标", found)
    assert (refusal.reason, refusal.message) == ("no_figure", "报告提到了这件事，但没有给出2025年的目标。")
    assert refused("四川2025年GDP增长目标完成了吗", found) is None


def test_a_mean_over_years_is_no_year_s_growth():
    found = figure(1, 0, "6%", 6.0, "%", "=", "居民人均收入年均增长", kind="growth", year=None)
    refusal = refused("四川2025年居民人均收入涨了百分之几", found)
    assert refusal.reason == "no_figure"
    assert refusal.message == "报告没有给出2025年当年的这个数字，只给出了几年的年均数：6%。"
    assert refused("四川到2025年居民收入年均增长多少", found) is None
