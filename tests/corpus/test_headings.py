import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.headings import Heading, heading_of


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、2018年工作回顾", Heading(0, "一、2018年工作回顾", 11)),
        ("第一部分　回顾", Heading(0, "第一部分　回顾", 7)),
        ("附件1：名词解释", Heading(0, "附件1：名词解释", 8)),
        ("（一）扩大内需。", Heading(1, "（一）扩大内需", 8)),
        ("加快发展", Heading(0, "加快发展", 4)),
    ],
)
def test_a_line_alone_is_a_heading_without_its_stop(text, heading):
    assert heading_of(text) == heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、全市工作。建成5所。", Heading(0, "一、全市工作", 2)),
        ("(五)筑牢生态屏障,守护一江清水推动绿色低碳发展。出台方案。", Heading(1, "(五)筑牢生态屏障,守护一江清水", 16)),
        (
            "（一）以创新推动发展，以改革推动群众增收致富。出台方案。",
            Heading(1, "（一）以创新推动发展，以改革推动群众增收致富", 3),
        ),
    ],
)
def test_a_heading_run_into_its_paragraph_ends_where_its_lead_sentence_begins(text, heading):
    assert heading_of(text) == heading


@pytest.mark.parametrize(
    "text",
    [
        "全年新增就业5万人。",
        "今年，加快发展",
        "发展——加快",
        "一是修路。",
        "1.建设学校。",
        "1、建设学校。建成5所。",
        "(1)建设学校。",
        "一、",
        "一、。",
        "一、" + "长" * 60,
        "长" * 31,
    ],
)
def test_a_sentence_an_item_or_too_long_a_line_is_none(text):
    assert heading_of(text) is None


@given(st.text("一二、(（)）第章附件1.，,。推动生态发展以工作：　"))
def test_a_heading_begins_its_paragraph_and_its_lead_stands_in_it(text):
    heading = heading_of(text)
    if heading:
        assert text.startswith(heading.text)
        assert 0 <= heading.end <= len(text)
        assert heading.level in (0, 1)
