from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Paragraph, Span, figures_of
from qa.matching.amounts import difference, entailed, units_agree

UNITS = ["个", "项", "家", "户", "人", "名", "位", "台", "部", "亩", "元", "美元", "%", "倍", ""]


def amount(text):
    (figure,) = figures_of(Paragraph("r", 1, (), "", text, (Span(0, len(text)),), 0), 2025)
    return figure


@pytest.mark.parametrize(
    ("claimed", "reported", "differs"),
    [
        ("产值0.4万亿元", "产值4000亿元", ""),
        ("面积672亩", "面积44.8公顷", ""),
        ("占比六成五", "占比65%", ""),
        ("占比六成五", "占比66%", "value"),
        ("就业约118万人", "就业118.3万人", ""),
        ("就业超过600万人", "就业603.7万人", ""),
        ("就业超过700万人", "就业603.7万人", "value"),
        ("企业434家", "企业443家", "value"),
        ("企业超过800家", "企业800家以上", ""),
        ("企业不到800家", "企业800家以上", "bound"),
        ("增长6%以上", "增长6%左右", "bound"),
        ("增长6%", "增长6%-6.5%", "value"),
        ("增长6%到6.5%", "增长6%-6.5%", ""),
        ("增长6%以上", "增长6%-6.5%", ""),
        ("增长6.5%以内", "增长6%-6.5%", ""),
        ("增长6%-7%", "增长6%-6.5%", "value"),
        ("增长6%-6.5%", "增长6%", "value"),
        ("投资5亿元", "投资5亿美元", "currency"),
        ("改造5户", "改造5套", "unit"),
        ("引进5位", "引进5名", ""),
        ("企业5户", "企业5家", ""),
        ("比重5%", "提高5个百分点", "unit"),
    ],
)
def test_difference_of_two_amounts(claimed, reported, differs):
    assert difference(amount(claimed), amount(reported)) == differs


@settings(deadline=None)
@given(st.floats(1e-3, 1e12), st.sampled_from(["=", "~", ">", ">=", "<", "<="]))
def test_an_amount_differs_from_itself_in_nothing(value, comparator):
    figure = replace(amount("产值5亿元"), value=value, comparator=comparator)
    assert difference(figure, figure) == ""


@settings(deadline=None)
@given(st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_units_agree_both_ways(left, right):
    assert units_agree(left, right) == units_agree(right, left)


@pytest.mark.parametrize(
    ("claimed", "reported", "borne_out"),
    [
        ("增长低于10%", "增长7.5%左右", True),
        ("增长5%以上", "增长5.5%—6%", True),
        ("增长6%以上", "增长5.5%—6%", False),
        ("天数不低于330天", "天数338天以上", True),
        ("天数338天以上", "天数不低于330天", False),
        ("里程20公里", "里程20公里", False),
        ("失业率控制在5.5%以内", "失业率控制在4%以内", False),
        ("占比超过三分之二", "占比68%", True),
        ("企业超过10家", "企业900家", False),
        ("产值超过3000亿元", "产值0.4万亿元", True),
    ],
)
def test_a_bound_is_entailed_by_what_lies_within_it(claimed, reported, borne_out):
    assert entailed(amount(claimed), amount(reported)) is borne_out
