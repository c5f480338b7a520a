import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ROOT, CorpusError, Metadata, Span, decode, figures_of, read_report

SHIPPED = ROOT / "corpus" / "reports" / "mianyang-2023.txt"
OTHERS = ROOT.parent / "shared" / "reports"

SMALL = """甲乙市政府工作报告
来源：甲乙日报
——2025年1月20日在甲乙市第九届人民代表大会第四次会议上
甲乙市人民政府市长 张三

各位代表：
一、2024年工作回顾
经济稳中向好。全市生产总值增长5.7%。
二、2025年重点任务
（一）更大力度扩大内需
加力提振消费。推动人均
收入增长6%。
(二)坚持生态美市,筑牢重要生态屏障推动绿色低碳发展。完成造林30万亩。
深化改革。办好12件实事。
"""


@pytest.fixture(scope="module")
def small():
    return read_report(SMALL, "small")


def test_report_knows_what_its_first_lines_say(small):
    known = (small.title, small.place, small.year, small.date, small.speaker)
    assert known == ("甲乙市政府工作报告", "甲乙市", 2025, "2025-01-20", "张三")


def test_page_furniture_is_left_out_but_recorded(small):
    assert [line.text for line in small.furniture] == ["来源：甲乙日报"]
    assert [SMALL[line.start : line.end] for line in small.furniture] == ["来源：甲乙日报"]
    assert all("甲乙日报" not in paragraph.text for paragraph in small.paragraphs)


def test_paragraphs_are_numbered_with_role_section_and_lead(small):
    two, tasks = "二、2025年重点任务", "（一）更大力度扩大内需"
    cut = "(二)坚持生态美市,筑牢重要生态屏障"
    assert [(p.number, p.role, p.section, p.lead) for p in small.paragraphs] == [
        (1, "title", (), ""),
        (2, "title", (), ""),
        (3, "title", (), ""),
        (4, "salutation", (), ""),
        (5, "heading", ("一、2024年工作回顾",), ""),
        (6, "body", ("一、2024年工作回顾",), "经济稳中向好。"),
        (7, "heading", (two,), ""),
        (8, "heading", (two, tasks), ""),
        (9, "body", (two, tasks), "加力提振消费。"),
        (10, "body", (two, cut), "推动绿色低碳发展。"),
        (11, "body", (two, cut), "深化改革。"),
    ]


def test_a_line_broken_inside_a_sentence_is_joined_verbatim(small):
    assert small.paragraphs[8].text == "加力提振消费。推动人均\n收入增长6%。"
    assert small.paragraphs[8].sentences == (Span(0, 7), Span(7, 19))


def test_the_heading_of_an_item_is_not_joined_with_the_line_below():
    source = "甲乙市政府工作报告\n一、工作回顾\n1.财政状况\n税收8亿元，增长5%。\n（2）就业工作\n新增就业3万人。\n"
    texts = [paragraph.text for paragraph in read_report(source, "r").paragraphs]
    assert texts[2:] == ["1.财政状况", "税收8亿元，增长5%。", "（2）就业工作", "新增就业3万人。"]


def test_all_of_a_bulletin_is_of_its_year():
    source = (
        "甲乙市2019年国民经济和社会发展统计公报\n一、农业\n新建水库3座。\n五年来，面貌一新。\n二、文化\n有图书馆6个。"
    )
    report = read_report(source, "r")
    assert [p.era for p in report.paragraphs if p.role == "body"] == ["2019年", "2019年", "2019年"]
    figures = [f for p in report.paragraphs for f in figures_of(p, report.planned_year)]
    assert [(f.text, f.tense, f.year) for f in figures if f.text != "2019年"] == [
        ("3座", "actual", 2019),
        ("6个", "actual", 2019),
    ]


def test_known_metadata_wins_over_detection():
    report = read_report(SMALL, "small", Metadata(place="丙丁市", year=2030))
    assert (report.place, report.year, report.speaker) == ("丙丁市", 2030, "张三")


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "来源：甲乙日报"])
def test_text_without_a_report_is_refused(text):
    with pytest.raises(CorpusError, match=r"'x' has no text; check the file"):
        read_report(text, "x")


def test_too_long_a_text_is_refused():
    with pytest.raises(CorpusError, match="500,001 characters, over the limit of 500,000"):
        read_report("好" * 500_001, "x")


def test_the_shipped_report_reads_as_it_was_delivered():
    report = read_report(decode(SHIPPED.read_bytes()), "mianyang-2023")
    assert (len(report.paragraphs), [p.role for p in report.paragraphs[:2]]) == (31, ["title", "body"])
    assert report.paragraphs[0].text == "绵阳市政府工作报告(2023年1月3日 李云)"
    assert [line.text for line in report.furniture] == ["时间: 2024-02-24 12:54:11 | \xa0\xa0作者: 孔类刀具"]
    assert [p.section for p in report.paragraphs if p.text.startswith("(")] == [
        ("(四)坚持人才兴市,强化现代化建设人才支撑",),
        ("(五)坚持生态美市,筑牢长江上游重要生态屏障",),
        ("(七)坚持以人民为中心,不断增进民生福祉",),
    ]


@pytest.mark.skipif(not OTHERS.is_dir(), reason="the development reports are not beside this checkout")
def test_every_report_reads_into_slices_of_its_source():
    for path in sorted(OTHERS.glob("*.txt")):
        source = decode(path.read_bytes())
        report = read_report(source, path.stem)
        for paragraph in report.paragraphs:
            assert source[paragraph.offset :].startswith(paragraph.text)
        assert len(report.paragraphs) > 30, path


@given(st.text(st.sampled_from("一二、（一）各位代表：好。时间来源2025年1月3日 \n\r\t\u3000“”！?,，增长5%")))
def test_any_text_gives_slices_in_order_or_a_clear_error(text):
    try:
        report = read_report(text, "x")
    except CorpusError:
        return
    end = 0
    for number, paragraph in enumerate(report.paragraphs, 1):
        assert paragraph.number == number
        assert paragraph.offset >= end
        end = paragraph.offset + len(paragraph.text)
        assert text[paragraph.offset : end] == paragraph.text
        assert "".join(paragraph.text[s.start : s.end] for s in paragraph.sentences) == paragraph.text


def test_paragraphs_under_a_glossary_and_numbered_definitions_are_notes():
    tasks, notes = "二、重点工作\n1.建成学校5所。\n[1] “两重”：是指重大战略。", "附：名词解释\n2.链长：3名领导。"
    report = read_report(f"甲乙市政府工作报告\n各位代表：\n{tasks}\n{notes}\n", "r")
    roles = [(p.text, p.role) for p in report.paragraphs[3:]]
    assert roles == [
        ("1.建成学校5所。", "body"),
        ("[1] “两重”：是指重大战略。", "note"),
        ("附：名词解释", "heading"),
        ("2.链长：3名领导。", "note"),
    ]
