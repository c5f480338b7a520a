from dataclasses import replace

from qa.bot import Bot
from tests.qa.answering.test_by_confirmation import bot

__all__ = ["bot"]


def test_all_that_is_said_of_a_thing_is_listed_one_clause_a_line(bot):
    answer = bot.ask("古堤的表述全部列出来")
    assert answer.answer == "保护古堤遗址\n修缮古堤岸线"
    assert answer.message == "按全文逐句查找，共 2 处。"


def test_a_list_of_what_nobody_mentions_is_not_made_up(bot):
    assert "按全文逐句查找" not in bot.ask("凡是提到火星的都列出来").message


def test_where_the_judge_finds_nothing_no_list_is_made(bot):
    parts = bot._parts
    judge = replace(parts.sources.models.judge, threshold=0.9)
    sources = replace(parts.sources, models=replace(parts.sources.models, judge=judge))
    doubtful = Bot.__new__(Bot)
    doubtful.__dict__.update(bot.__dict__ | {"_parts": replace(parts, sources=sources)})
    assert "按全文逐句查找" not in doubtful.ask("古堤的表述全部列出来").message
