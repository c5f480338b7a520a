import re
from dataclasses import replace

from qa import Passage
from qa.page.answer import answer_html, error_html, passages_html
from qa.page.figures import figures_html
from tests.qa.fake_bot import PARKS, RENEWED, FakeBot

TITLES = {"alpha-2023": "甲市政府工作报告"}
BOT = FakeBot()


def test_answer_with_a_figure_shows_it_large_and_its_parts():
    assert answer_html(BOT.ask("总值"), TITLES) == (
        '<section class="card answered"><header><h2>答案</h2>'
        '<span class="sure high" title="系统估计的这个答案正确的可能性">把握很大（93%）</span></header>'
        '<div class="figure"><p><span>地区生产总值增长</span><b>7.5%</b></p><dl>'
        "<div><dt>数值</dt><dd>7.5</dd></div><div><dt>单位</dt><dd>%</dd></div>"
        "<div><dt>界限</dt><dd>恰为</dd></div><div><dt>性质</dt><dd>目标</dd></div>"
        "<div><dt>年份</dt><dd>2023 年</dd></div></dl></div>"
        "<figure><blockquote>地区生产总值增长<mark>7.5%</mark></blockquote>"
        "<figcaption>《甲市政府工作报告》 · 一、总体要求 · "
        '<a href="?report=alpha-2023&amp;p=2&amp;at=0-12" data-visit="" class="cite">第 2 段，看原文 →</a>'
        ' <button type="button" data-copy="“地区生产总值增长7.5%”（《甲市政府工作报告》第 2 段）"'
        ' class="copy">复制引文</button>'
        "</figcaption></figure></section>"
    )


def test_answer_without_figures_is_not_said_twice():
    html = answer_html(BOT.ask("民生"), TITLES)
    assert html.count(">改造老旧小区300个以上，&lt;b&gt;惠及&lt;/b&gt;居民。<") == 1
    assert 'class="statement">' in html
    assert "<blockquote>" not in html


def test_answer_without_figures_is_marked_in_a_longer_quote():
    answer = replace(BOT.ask("民生"), answer="改造老旧小区")
    assert "<blockquote><mark>改造老旧小区</mark>300个以上，" in answer_html(answer, TITLES)


def test_figures_of_several_reports_are_drawn_under_their_remark():
    titles = TITLES | {"beta-2024": "乙县政府工作报告"}
    compared = replace(BOT.ask("总值"), figures=(RENEWED, PARKS), message="甲市：300个；乙县：5个。")
    html = answer_html(compared, titles)
    assert f'<p class="remark">甲市：300个；乙县：5个。</p>{figures_html((RENEWED, PARKS), titles)}<figure>' in html


def test_each_line_of_an_answer_is_marked_in_its_quote():
    answer = replace(BOT.ask("民生"), answer="改造老旧小区\n居民")
    assert re.findall("<mark>(.*?)</mark>", answer_html(answer, TITLES)) == ["改造老旧小区", "居民"]


def test_answer_shows_a_remark():
    assert '<p class="remark">只按词语查找。</p>' in answer_html(
        replace(BOT.ask("总值"), message="只按词语查找。"), TITLES
    )


def test_refusal_is_its_sentence_alone():
    assert answer_html(BOT.ask("月球"), TITLES) == (
        '<section class="card refused"><p class="label">没有答案</p>'
        "<h2>报告没有提到与这个问题有关的内容。</h2></section>"
    )


def test_refusal_without_a_sentence_names_the_reason():
    refused = replace(BOT.ask("月球"), message="", reason="other_year")
    assert answer_html(refused, TITLES) == (
        '<section class="card refused"><p class="label">没有答案</p><h2>问的是别的年份</h2></section>'
    )


def test_refusal_names_the_reason_beside_a_sentence_that_does_not():
    refused = replace(BOT.ask("月球"), message="现有报告没有2024年的。", reason="other_year")
    assert '<p class="label">没有答案：问的是别的年份</p>' in answer_html(refused, TITLES)


def test_error_is_an_alert_and_escaped():
    assert error_html("<x>") == ('<section class="card error" role="alert"><h2>无法回答</h2><p>&lt;x&gt;</p></section>')


def test_passages_unfold_the_first_and_mark_what_matched():
    html = passages_html(BOT.ask("总值"), TITLES)
    assert html.startswith('<section class="passages"><h2>相关段落</h2><details open=""><summary>')
    assert re.findall(r'class="where">([^<]+)<', html) == [
        "第 2 段 · 一、总体要求",
        "第 3 段 · 二、重点工作 / （一）改善民生",
    ]
    assert '<p class="text"><mark>地区生产总值增长7.5%</mark>、突破4000亿元。</p>' in html
    assert re.findall(r"<li><b>(.+?)</b> <span>(.+?)</span></li>", html) == [
        ("7.5%", "地区生产总值增长"),
        ("超过4000亿元", "地区生产总值"),
        ("300个以上", "改造老旧小区"),
    ]


def test_passages_after_a_refusal_are_labelled_as_no_answer():
    html = passages_html(BOT.ask("月球"), TITLES)
    assert html.startswith(
        '<section class="passages nearest"><h2>最接近的段落</h2>'
        '<p class="note">下面的段落只是与问题最接近，并不是答案。</p><details'
    )


def test_passages_of_several_reports_are_grouped_the_answers_first_then_as_the_titles_stand():
    answer = BOT.ask("总值")
    parks = Passage("beta-2024", 1, "", "新建公园5个。", 3.0, (), ())
    other = replace(parks, report="gamma-2022", score=2.0)
    titles = {"beta-2024": "乙县", "alpha-2023": "甲市", "gamma-2022": "丙县"}
    html = passages_html(replace(answer, passages=(parks, other, *answer.passages)), titles)
    assert re.findall('<h3>(.*?) <a href="([^"]+)"|class="where">([^<]+)<', html) == [
        ("甲市", "?q=%E6%80%BB%E5%80%BC&amp;report=alpha-2023", ""),
        ("", "", "第 2 段 · 一、总体要求"),
        ("", "", "第 3 段 · 二、重点工作 / （一）改善民生"),
        ("乙县", "?q=%E6%80%BB%E5%80%BC&amp;report=beta-2024", ""),
        ("", "", "第 1 段"),
        ("丙县", "?q=%E6%80%BB%E5%80%BC&amp;report=gamma-2022", ""),
        ("", "", "第 1 段"),
    ]
    assert html.count("<details open") == 1


def test_an_answer_names_its_report_where_there_are_several():
    several = TITLES | {"beta-2024": "乙县政府工作报告"}
    assert "<h2>答案：甲市政府工作报告</h2>" in answer_html(BOT.ask("总值"), several)


def test_passages_name_their_report_where_there_are_several():
    html = passages_html(BOT.ask("总值"), TITLES | {"beta-2024": "乙县政府工作报告"})
    assert '<span class="where">甲市政府工作报告 · 第 2 段 · 一、总体要求</span>' in html


def test_no_passages_make_no_section():
    assert passages_html(replace(BOT.ask("月球"), passages=()), TITLES) == ""


def test_folded_passage_shows_the_words_around_its_first_highlight():
    answer = BOT.ask("总值")
    long = replace(answer.passages[0], text="　　" + "前" * 50 + "中" + "后" * 90, highlights=((52, 53),))
    html = passages_html(replace(answer, passages=(long,)), TITLES)
    assert f'class="excerpt">…{"前" * 24}<mark>中</mark>{"后" * 59}…</span>' in html


def test_the_places_to_choose_from_ask_the_question_of_each():
    asked_back = replace(
        BOT.ask("总值"), answered=False, reason="which_place", message="哪里？", choices=("甲市", "乙县")
    )
    html = answer_html(asked_back, TITLES)
    assert "没有答案：没有说是哪个地方" in html
    assert re.findall(r'data-visit="" class="cite">([^<]+)</a>', html) == ["甲市", "乙县"]
