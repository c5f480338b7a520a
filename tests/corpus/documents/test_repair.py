import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ROOT, RefusedError, decode, read_report
from corpus.documents import read_document
from corpus.documents.changes import restored
from corpus.documents.repair import repair

RAW = ROOT.parent / "shared" / "raw"
RUNS = (
    "一、过去五年\n2017\n年\n，全县生产总值完成\n9\n6\n.3\n亿元；工业用电量\n8.\n6\n亿度，增长\n6.\n5\n%\n"
    "；新增企业\n15\n家。\n"
)
WIDE = "一、回顾\n" + "\n".join("过去一年全市上下攻坚克难奋力拼搏取得" for _ in range(9)) + "好成绩。\n"


def text(source):
    return repair(source)[0]


def test_runs_on_lines_of_their_own_are_put_together():
    assert text(RUNS) == "一、过去五年\n2017年，全县生产总值完成96.3亿元；工业用电量8.6亿度，增长6.5%；新增企业15家。\n"


def test_lines_broken_at_one_width_are_joined():
    assert text(WIDE) == "一、回顾\n" + "过去一年全市上下攻坚克难奋力拼搏取得" * 9 + "好成绩。\n"


@pytest.mark.parametrize(
    "source",
    [
        "政府工作报告\n——2021年2月6日在甲县\n县长 沈某\n各位代表：\n" + RUNS[:6],
        "一、回顾\n产值5亿元。\n新增就业3万人\n二、任务\n各位代表！\n",
        "指标\n绝对数\n第二产业\n323.9\n5.8\n建筑业\n48.5\n",
        "（一）工业\n（二）农业\n（三）商业\n",
    ],
)
def test_headings_title_lines_and_rows_stay_apart(source):
    assert text(source) == source


def test_what_the_page_has_below_is_not_joined():
    tail = "本栏推荐\n甲县2025年政府工作报告\n11-15\n"
    assert text(RUNS + tail).endswith("家。\n" + tail)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("完成40.8 2 亿元", "完成40.82 亿元"),
        ("年均增长1 2.7 %", "年均增长12.7 %"),
        ("2 016 年", "2016 年"),
        ("比201 1 年提高 9 个百分点", "比2011 年提高 9 个百分点"),
        ("提供10 000個單位", "提供10 000個單位"),
        ("“1 10 100”标准化", "“1 10 100”标准化"),
        ("粮食 650 17.3\t", "粮食 650 17.3\t"),
        ("2019 12月", "2019 12月"),
        ("第二产业 4000.5 10.0 亿元", "第二产业 4000.5 10.0 亿元"),
    ],
)
def test_numbers_with_spaces_inside(written, read):
    assert text(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("报告\\r\\n各位代表\\n好", "报告\n各位代表\n好"),
        ("<U+00A0><U+3000>一九九一年", "\xa0\u3000一九九一年"),
        ("增长8.5_M_M_，_x000D_好", "增长8.5%，\n好"),
        ("甲&nbsp;乙&amp;丙&#8226;", "甲\xa0乙&丙•"),
        ("C:\\new 甲", "C:\\new 甲"),
        ("甲<!-- 版\n面 -->乙", "甲乙"),
    ],
)
def test_characters_that_were_written_out(written, read):
    assert text(written) == read


@given(st.text(st.sampled_from("一、（年亿%，。；各位：1923. \n\t\\rnt<U+0A>_M&;-!“”a\u3000")))
def test_every_change_can_be_taken_back(source):
    repaired, changes = repair(source)
    assert restored(repaired, changes) == source


def squeezed(source):
    return Counter(source) - Counter({character: len(source) for character in source if character.isspace()})


def original(name, data):
    """Return all the characters that a file has for a reader."""
    if name.endswith(".pdf"):
        import pypdfium2

        from corpus.documents.pdf import RADICALS

        with pypdfium2.PdfDocument(data) as document:
            whole = "".join(page.get_textpage().get_text_range() for page in document)
        return whole.translate(RADICALS).replace("\x02", "-")
    if name.endswith(".html"):
        from lxml import html

        page = html.document_fromstring(decode(data))
        for element in page.xpath("//script|//style|//comment()|//noscript"):
            element.drop_tree()
        return "".join(page.itertext())
    return decode(data)


@pytest.mark.skipif(not RAW.is_dir(), reason="the raw files are not beside this checkout")
def test_no_character_of_a_raw_file_is_lost():
    names = [json.loads(line)["file"] for line in (RAW / "metadata.jsonl").read_text("utf-8").splitlines()]
    for name in names:
        data = (RAW / name).read_bytes()
        document = read_document(name, data)
        if name.endswith(".txt"):
            assert restored(document.text, document.changes) == decode(data), name
        kept = squeezed(document.text) + squeezed("".join(change.old for change in document.changes))
        assert not squeezed(original(name, data)) - kept, name
        report = read_report(document.text, "x")
        read = squeezed("".join(p.text for p in report.paragraphs) + "".join(line.text for line in report.furniture))
        assert not squeezed(document.text) - read, name


@given(st.text(st.sampled_from("一、（一）各位代表：好。时间来源下载分享到：2025年1月3日 \n\t\u3000增长5%上一篇")))
def test_no_character_of_any_text_is_lost(source):
    try:
        report = read_report(source, "x")
    except RefusedError:
        return
    read = squeezed("".join(p.text for p in report.paragraphs) + "".join(line.text for line in report.furniture))
    assert read == squeezed(source)
