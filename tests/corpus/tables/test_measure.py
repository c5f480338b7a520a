import pytest

from corpus.tables.measure import bracketed_unit, implied_unit, unit_named, without_units


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("产量（万吨）", "万吨"),
        ("增长(%)", "%"),
        ("增长（±%）", "%"),
        ("[亿元]", "亿元"),
        ("化肥（折纯）", ""),
        ("产量", ""),
    ],
)
def test_a_heading_has_its_unit_in_brackets(heading, unit):
    assert bracketed_unit(heading) == unit


def test_a_heading_without_its_unit_keeps_other_brackets():
    assert without_units("化肥（折纯）（万吨）") == "化肥（折纯）"


@pytest.mark.parametrize("text", ["亿立方米", "万人次", "千升", "元/月", "公顷", "‰", "个百分点"])
def test_units_are_named(text):
    assert unit_named(text) == text


@pytest.mark.parametrize("text", ["", "产量", "万", "2019年", "（"])
def test_other_words_are_no_unit(text):
    assert unit_named(text) == ""


def test_some_headings_say_what_is_counted():
    assert [implied_unit(text) for text in ("年末从业人数", "总户数", "规模以上企业数", "产值")] == [
        "人",
        "户",
        "家",
        "",
    ]
