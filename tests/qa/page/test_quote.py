from corpus import Quote
from qa.page.quote import folded_html, quote_html

QUOTE = Quote("alpha-2023", 2, 10, 16, "增长<5%。")
SPAN = (12, 15)
TITLES = {"alpha-2023": "甲市政府工作报告"}


def source(name, section=""):
    return (
        f"<figcaption>《{name}》 · {section}"
        '<a href="?report=alpha-2023&amp;p=2&amp;at=10-16" data-visit="" class="cite">第 2 段，看原文 →</a> '
        f'<button type="button" data-copy="“增长&lt;5%。”（《{name}》第 2 段）" class="copy">'
        "复制引文</button></figcaption>"
    )


def test_a_quote_stands_over_its_place_with_the_span_of_its_paragraph_marked():
    assert quote_html(QUOTE, [SPAN], TITLES, "一、总体<要求>") == (
        "<figure><blockquote>增长<mark>&lt;5%</mark>。</blockquote>"
        f"{source('甲市政府工作报告', '一、总体&lt;要求&gt; · ')}</figure>"
    )


def test_a_quote_that_is_shown_already_is_its_place_alone():
    assert quote_html(QUOTE, [SPAN], TITLES, hidden=True) == f"<figure>{source('甲市政府工作报告')}</figure>"


def test_a_report_without_a_title_goes_by_its_id():
    assert source("alpha-2023") in quote_html(QUOTE, [], {})


def test_a_folded_quote_has_its_words_marked():
    assert folded_html(QUOTE, SPAN) == (
        "<details><summary>原句</summary><blockquote>增长<mark>&lt;5%</mark>。</blockquote></details>"
    )
