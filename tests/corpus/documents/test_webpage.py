import pytest

from corpus import RefusedError
from corpus.documents.webpage import read
from tests.corpus.documents.making import PAGE, as_html

BODY = "过去一年，全市生产总值增长5.7%，城镇新增就业4.7万人，城镇登记失业率控制在4%以内，人民生活持续改善。"


def text(markup):
    return read(PAGE.format(markup).encode()).text.splitlines()


def test_navigation_footer_and_script_are_left_out():
    assert read(as_html(["政府工作报告", BODY])).text.splitlines() == ["政府工作报告", BODY]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h3>一、回顾</h3><p>{BODY}</p><p>{BODY}</p>",
        f"<p><strong>一、回顾</strong></p><p><span>{BODY[:9]}</span><font>{BODY[9:]}</font></p><div>{BODY}</div>",
        f"<table><tr><td><p>一、回顾</p><p>{BODY}</p><p>{BODY}</p></td></tr></table>",
    ],
    ids=["headings", "spans", "layout table"],
)
def test_paragraphs_and_headings_keep_apart_in_any_markup(markup):
    assert text(markup) == ["一、回顾", BODY, BODY]


def test_line_breaks_part_paragraphs():
    assert text(f"一、回顾<br>&nbsp;&nbsp;{BODY}<br/>\n\u3000\u3000{BODY}")[-3:] == ["一、回顾", BODY, BODY]


def test_a_table_of_data_gives_a_line_for_each_row():
    table = "<table><tr><th>指标</th><th>目标</th></tr><tr><td>生产总值</td><td>4000亿元</td></tr></table>"
    assert text(f"<p>{BODY}</p>{table}<p>{BODY}</p>") == [BODY, "指标\t目标", "生产总值\t4000亿元", BODY]


def test_marks_of_footnotes_leave_the_figures_alone():
    assert text(f"<p>{BODY}增长5<sup>[1]</sup>%。</p><p>{BODY}</p>") == [f"{BODY}增长5%。", BODY]


def test_a_wide_space_inside_a_line_stays():
    assert text(f"<p>市长\u3000张三</p><p>{BODY}</p>") == ["市长\u3000张三", BODY]


def test_gb18030_and_an_xml_declaration_are_read():
    page = '<?xml version="1.0" encoding="gb2312"?>' + PAGE.format(f"<p>{BODY}</p>")
    assert read(page.encode("gb18030")).text == BODY


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><p>hello</p></body></html>", "<", "<html>&#0;&#xd800;", "<html><body></p></html"]
)
def test_a_page_without_chinese_text_is_refused(page):
    with pytest.raises(RefusedError, match="no main text found on this page"):
        read(page.encode())


@pytest.mark.parametrize("tag", ["div", "p", "b"])
def test_a_million_tags_are_refused(tag):
    with pytest.raises(RefusedError, match="no main text|more than 50,000 tags"):
        read(f"<html><body>{f'<{tag}>' * 1_000_000}{BODY}".encode())
