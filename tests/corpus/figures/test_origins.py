import pytest

from corpus.figures.origins import Origin, base_of, origin_of, strip_origin, without_origins


@pytest.mark.parametrize(
    ("before", "behind", "origin"),
    [
        ("水稻产量由“十一五”末的", "增加到9万吨", Origin(year=2010)),
        ("入园率由“十二五”期末的", "提高到91%", Origin(year=2015)),
        ("产值由“十二五”时期的", "增加到9亿元", Origin()),
        ("发生率从2014年底的", "，下降到2019年底的1%", Origin(year=2014)),
        ("收入由二〇一〇年", "增加到5000元", Origin(year=2010)),
        ("企业由五年前的", "发展到310家", Origin(ago=5)),
        ("人员由上年的", "增加到4200人", Origin(ago=1)),
        ("普及率由建县之初的", "提高到95%", Origin()),
        ("自然增长率由1998年的", "下降到5‰", Origin(year=1998)),
        ("时限分别由20、15、", "压缩至12、8、5天", Origin()),
        ("收入分别由2015年的", "、9万元增加到3万元、2万元", Origin(year=2015)),
        ("合作社由", "合作社壮大到21家", Origin()),
        ("在2015年", "的基础上，增长到8亿元", Origin(year=2015)),
    ],
)
def test_the_first_value_of_a_change_has_an_origin(before, behind, origin):
    assert origin_of(before, behind) == origin


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("自然增长率", "下降到5‰"),
        ("从业人员", "增加到9万人"),
        ("由市财政安排", "，支持企业"),
        ("收入由6万元增加到", "，增长5%"),
        ("由于投资", "增加到9亿元"),
    ],
)
def test_any_other_value_has_none(before, behind):
    assert origin_of(before, behind) is None


@pytest.mark.parametrize(
    ("before", "base"),
    [
        ("2020年与2015年相比，产量由", Origin(year=2015)),
        ("同“十二五”末相比，产量由", Origin(year=2015)),
        ("和五年前相比，产量由", Origin(ago=5)),
        ("产量由2010年的3吨增加到5吨，产值由", Origin(year=2010)),
        ("比2015年增长", None),
        ("从2020年3月起，补助由", None),
    ],
)
def test_a_base_is_told_for_all_changes_of_a_sentence(before, base):
    assert base_of(before) == base


def test_an_origin_that_is_counted_back_needs_the_end_of_its_change():
    assert [Origin(ago=5).year_before(end) for end in (2020, None)] == [2015, None]
    assert Origin(year=2015).year_before(2020) == 2015


def test_without_origins_keeps_the_years_that_results_are_of():
    text = "2020年与2015年相比，由“十二五”末的3%提高到2020年的5%，从2020年起"
    assert without_origins(text).replace("\u3000", "") == "2020年，3%提高到2020年的5%，从2020年起".replace(
        "从2020年", ""
    )
    assert len(without_origins(text)) == len(text)


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("水稻产量由“十一五”末", "水稻产量"),
        ("许可事项由原来", "许可事项"),
        ("授权量上升到去年", "授权量上升到"),
        ("蓄积量与2015年相比", "蓄积量"),
        ("出生率自然", "出生率自然"),
    ],
)
def test_strip_origin_leaves_the_measure(phrase, bare):
    assert strip_origin(phrase) == bare
