from tests.qa.answering.test_by_confirmation import bot

__all__ = ["bot"]


def test_what_is_named_is_counted_and_listed(bot):
    answer = bot.ask("建成开放的公园点了几个名字")
    assert answer.computed.value == 3
    assert answer.message == "按报告列出的名称数，共 3 个：青山；绿水；蓝天公园建成开放。"


def test_what_the_report_counts_itself_is_not_counted_again(bot):
    assert bot.ask("滨江新区建成学校多少所").computed is None
