from dataclasses import replace

from qa.page.reader import reader_html
from tests.qa.fake_bot import ALPHA


def number(n):
    return f'<a href="?report=alpha-2023&amp;p={n}" data-visit="" class="number" aria-label="第 {n} 段的链接">{n}</a>'


def test_reader_shows_the_whole_report_with_the_passage_marked():
    assert reader_html(ALPHA, 2, (8, 12)) == (
        '<article class="report"><header><h2>甲市政府工作报告</h2>'
        '<p class="note">甲市 · 2023 年 · 2023-01-03 · 张三</p><p class="note">来源：甲市政府网站</p></header>'
        '<details class="contents"><summary>目录</summary><ul>'
        '<li class="depth-0"><a href="?report=alpha-2023&amp;p=2" data-visit="">一、总体要求</a></li>'
        '<li class="depth-0"><a href="?report=alpha-2023&amp;p=3" data-visit="">二、重点工作</a></li>'
        '<li class="depth-1"><a href="?report=alpha-2023&amp;p=3" data-visit="">（一）改善民生</a></li></ul></details>'
        f'<div id="p-1" class="paragraph title">{number(1)}<p>甲市政府工作报告</p></div>'
        f'<div id="p-2" class="paragraph body here" tabindex="-1">{number(2)}'
        "<p>地区生产总值增长<mark>7.5%</mark>、突破4000亿元。</p></div>"
        f'<div id="p-3" class="paragraph body">{number(3)}'
        "<p>改造老旧小区300个以上，&lt;b&gt;惠及&lt;/b&gt;居民。</p></div></article>"
    )


def test_reader_without_sections_or_facts_shows_neither():
    bare = replace(ALPHA, place="", year=None, date="", speaker="", source="", paragraphs=ALPHA.paragraphs[:1])
    assert reader_html(bare) == (
        '<article class="report"><header><h2>甲市政府工作报告</h2><p class="note"></p></header>'
        f'<div id="p-1" class="paragraph title">{number(1)}<p>甲市政府工作报告</p></div></article>'
    )
