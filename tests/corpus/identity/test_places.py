import pytest

from corpus.identity.lines import Lines
from corpus.identity.places import own_level, place_finding


def place(front=(), body=(), file=""):
    finding = place_finding(Lines.of(front, body, file))
    return finding.value, finding.kinds


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("——2023年1月3日在绵阳市第八届人民代表大会第三次会议上", "绵阳市", "session"),
        ("中华人民共和国第九届全国人民代表大会第一次会议", "全国", "session"),
        ("关于云岭县2019年政府工作的报告", "云岭县", "title"),
        ("2019年徐水区国民经济和社会发展统计公报", "徐水区", "title"),
        ("三台县人民政府县长 刘某", "三台县", "speaker"),
        ("云岭市统计局", "云岭市", "office"),
    ],
)
def test_a_title_or_byline_names_the_place(line, name, kind):
    assert place([line]) == (name, (kind,))


@pytest.mark.parametrize(
    ("paragraph", "name", "kind"),
    [
        ("现在，我代表三台县人民政府，向大会报告工作", "三台县", "speaks"),
        ("现在，我代表国务院，向大会报告政府工作", "全国", "speaks"),
        ("昨日召开的云岭县第十届人民代表大会第三次会议", "云岭县", "session_in_text"),
    ],
)
def test_the_first_paragraphs_say_who_speaks(paragraph, name, kind):
    assert place([], [paragraph]) == (name, (kind,))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("绵阳_三台_2023", "三台县"),
        ("保定满城2023", "满城区"),
        ("mianyang-2023", "绵阳市"),
        ("绵阳成都", None),
        ("好消息", None),
        ("", None),
    ],
)
def test_a_file_is_called_after_the_smallest_place_if_it_is_one(file, name):
    assert place(file=file) == (name, ("file",) if name else ())


def test_a_place_is_the_one_of_its_level_that_the_text_names_far_more_often():
    county = ["全县工作"] * 5 + ["三台县很好。"] * 6
    assert place([], [*county, "盐亭县", "盐亭县"]) == ("三台县", ("named",))
    assert place([], [*county, *["盐亭县"] * 3]) == (None, ())
    assert place([], [*county, *["绵阳市"] * 9]) == ("三台县", ("named",))
    assert place([], county[:9]) == (None, ())


def test_a_place_that_no_list_has_may_close_the_text():
    body = ["全县工作"] * 6 + ["甲泉发展", "共同创造甲泉更加美好的明天"]
    assert place([], body) == ("甲泉县", ("closing",))
    assert place([], body[1:][:5]) == (None, ())


def test_names_of_one_place_are_one_written_as_the_strongest_evidence_has_it():
    assert place(["徐水县政府工作报告", "在徐水区第十届人民代表大会上"]) == ("徐水区", ("session", "title"))


def test_whose_congress_it_is_goes_before_a_title():
    finding = place_finding(Lines.of(["甲县政府工作报告", "在乙县第十届人民代表大会上"], [], ""))
    assert finding.value == "乙县"
    assert finding.certainty < place_finding(Lines.of(["在乙县第十届人民代表大会上"], [], "")).certainty


@pytest.mark.parametrize("line", ["我县政府工作报告", "政府工作报告", "全省人民代表大会", "较好地完成了县政府工作", ""])
def test_what_only_speaks_of_a_place_is_none(line):
    assert place([line]) == (None, ())


@pytest.mark.parametrize(
    ("body", "level"),
    [
        (["全县"] * 5, "县"),
        (["全县"] * 4, ""),
        (["全县"] * 5 + ["我市"] * 5, ""),
        (["全省"] * 9 + ["我区"] * 5, "省"),
        (["市委"] * 3 + ["我州"] * 2, "市"),
        ([], ""),
    ],
)
def test_the_level_is_the_one_that_the_text_speaks_of_most(body, level):
    assert own_level(Lines.of([], body, "")) == level
