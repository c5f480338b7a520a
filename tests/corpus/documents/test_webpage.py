import pytest

from corpus import RefusedError
from corpus.documents.webpage import read
from tests.corpus.documents.making import PAGE, as_html

BODY = "过去一年，全市生产总值增长5.7%，城镇新增就业4.7万人，城镇登记失业率控制在4%以内，人民生活持续改善。"

NEXT = "老旧小区改造完成120个，惠及居民3万户，群众满意度达到95%以上，粮食产量稳定在46亿斤以上。"


def text(markup):
    lines = read(PAGE.format(markup).encode()).text.splitlines()
    return lines[lines[0].startswith("时间：") :]  # which the reader knows for page furniture


def test_navigation_footer_and_script_are_left_out():
    lines = read(as_html(["政府工作报告", BODY])).text.splitlines()
    assert lines == ["政府工作报告", BODY]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h3>一、回顾</h3><p>{BODY}</p><p>{NEXT}</p>",
        f"<p><strong>一、回顾</strong></p><p><span>{BODY[:9]}</span><font>{BODY[9:]}</font></p><div>{NEXT}</div>",
        f"<table><tr><td><p>一、回顾</p><p>{BODY}</p><p>{NEXT}</p></td></tr></table>",
    ],
    ids=["headings", "spans", "layout table"],
)
def test_paragraphs_and_headings_keep_apart_in_any_markup(markup):
    assert text(markup) == ["一、回顾", BODY, NEXT]


def test_line_breaks_part_paragraphs():
    assert text(f"一、回顾<br>&nbsp;&nbsp;{BODY}<br/>\n\u3000\u3000{NEXT}") == ["一、回顾", BODY, NEXT]


def test_a_table_of_data_gives_a_line_for_each_row():
    table = "<table><tr><th>指标</th><th>目标</th></tr><tr><td>生产总值</td><td>4000亿元</td></tr></table>"
    assert text(f"<p>{BODY}</p>{table}<p>{NEXT}</p>") == [BODY, "指标\t目标", "生产总值\t4000亿元", NEXT]


def test_merged_cells_and_empty_columns_keep_their_places():
    table = (
        "<table><caption>2020年收支</caption>"
        "<tr><th rowspan=2>指标</th><th colspan='2'>绝对数<br>（亿元）</th><th>增长</th></tr>"
        "<tr><td>收入</td><td>支出</td><td>%</td></tr><tr><td>&nbsp;</td><td></td><td></td><td></td></tr>"
        "<tr><td><p>甲 镇</p></td><td>5</td><td></td><td>-1.6</td></tr></table>"
    )
    assert text(f"<p>{BODY}</p>{table}<p>{NEXT}</p>") == [
        BODY,
        "2020年收支",
        "指标\t绝对数（亿元）\t\t增长",
        "\t收入\t支出\t%",
        "甲 镇\t5\t\t-1.6",
        NEXT,
    ]


def test_a_table_inside_a_table_that_lays_out_the_page_keeps_its_rows():
    table = "<table><tr><td>指标</td><td>2020年</td></tr><tr><td>产值</td><td>5</td></tr></table>"
    layout = f"<table><tr><td>左</td><td><p>{BODY}</p>{table}<p>{NEXT}</p></td></tr></table>"
    assert text(layout)[-4:] == [BODY, "指标\t2020年", "产值\t5", NEXT]


@pytest.mark.parametrize("span", ["99999999", "-1", "x", "", "٣"])
def test_a_span_that_is_none_counts_as_one(span):
    table = f"<table><tr><td colspan='{span}'>指标</td><td>数值</td></tr><tr><td>产值</td><td>5</td></tr></table>"
    assert text(f"<p>{BODY}</p>{table}<p>{NEXT}</p>") == [BODY, "指标\t数值", "产值\t5", NEXT]


def test_marks_of_footnotes_leave_the_figures_alone():
    assert text(f"<p>{BODY}增长5<sup>[1]</sup>%。</p><p>{NEXT}</p>") == [f"{BODY}增长5%。", NEXT]


def test_a_wide_space_inside_a_line_stays():
    assert text(f"<p>市长\u3000张三</p><p>{BODY}</p>") == ["市长\u3000张三", BODY]


def test_gb18030_and_an_xml_declaration_are_read():
    page = '<?xml version="1.0" encoding="gb2312"?>' + PAGE.format(f"<p>{BODY}</p>")
    assert read(page.encode("gb18030")).text.splitlines()[-1] == BODY


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<html><body><p>hello</p></body></html>", "<", "<html>&#0;&#xd800;", "<html><body></p></html"],
)
def test_a_page_without_chinese_text_is_refused(page):
    with pytest.raises(RefusedError, match="no main text found on this page"):
        read(page.encode())


@pytest.mark.parametrize("tag", ["div", "p", "b"])
def test_a_million_tags_are_refused(tag):
    with pytest.raises(RefusedError, match=r"no main text|more than 50,000 tags"):
        read(f"<html><body>{f'<{tag}>' * 1_000_000}{BODY}".encode())
