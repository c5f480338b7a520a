"""The same text in every format gives the same paragraphs and figures."""

import pytest

from corpus import ROOT, decode, figures_of, read_report
from corpus.documents import read_document
from tests.corpus.documents.making import as_docx, as_html, as_pdf

OTHERS = ROOT.parent / "shared" / "reports"
LINES = [
    "2025年甲乙市政府工作报告",
    "——2025年1月20日在甲乙市第九届人民代表大会第四次会议上",
    "甲乙市人民政府市长　张三",
    "各位代表：",
    "现在，我代表市人民政府，向大会报告工作，请予审议，并请各位政协委员和其他列席人员提出意见。",
    "一、2024年工作回顾",
    "过去一年，全市生产总值增长5.7%，突破4000亿元，城镇新增就业4.7万人，城镇登记失业率控制在4%以内。"
    "引进AA级以上信用企业12家，完成《区域全面经济伙伴关系协定》（RCEP）项目23个，PM2.5平均浓度下降3.2%。",
    "二、2025年重点任务",
    "（一）扩大内需。加力提振消费，社会消费品零售总额增长6%左右，新建充电桩1,200个，办好12件民生实事。",
] + [
    f"（{n}）第{n}项任务。建成老年食堂{n}个，改造老旧小区{n * 10}个，新增养老床位{n * 100}张。"
    for n in "二三四"
    for n in [len(n) + 7]
]


def read(name, data):
    return read_report(read_document(name, data).text, "r")


def said(report):
    """Return what a report says, wherever it stands in its source."""
    paragraphs = [(p.number, p.role, p.section, p.lead, p.text) for p in report.paragraphs]
    figures = [figure for p in report.paragraphs for figure in figures_of(p, report.year)]
    known = (report.title, report.place, report.year, report.date, report.speaker, report.level)
    return known, paragraphs, figures


@pytest.mark.parametrize(
    "name, make", [("a.html", as_html), ("a.docx", as_docx), ("a.pdf", as_pdf)], ids=["html", "docx", "pdf"]
)
def test_every_format_gives_what_the_text_file_gives(name, make):
    plain = read("a.txt", "\n".join(LINES).encode())
    assert len(plain.paragraphs) == len(LINES)
    assert said(read(name, make(LINES))) == said(plain)


@pytest.mark.parametrize("stem", ["prov2026_guangdong", "mun_tongchuan_2010"])
@pytest.mark.parametrize(
    "name, make", [("a.docx", as_docx), ("a.html", as_html), ("a.pdf", lambda x: as_pdf(x, size=12))]
)
def test_a_whole_report_is_the_same_in_every_format(stem, name, make):
    if not OTHERS.is_dir():
        pytest.skip("the development reports are not beside this checkout")
    source = decode((OTHERS / f"{stem}.txt").read_bytes())
    lines = [line.strip() for line in source.splitlines() if line.strip()]
    assert said(read(name, make(lines))) == said(read("a.txt", "\n".join(lines).encode()))
