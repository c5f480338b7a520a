import json

import pytest

from corpus import ROOT
from corpus.figures import non_figures_of

SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("“十四五”", [("十四五", "name")]),
        ("构建4+8+1体系", [("4", "name"), ("8", "name"), ("1", "name")]),
        ("拨打12345热线", [("12345", "name")]),
        ("5G基站和S210", [("5", "code"), ("210", "code")]),
        ("PM2.5平均浓度", [("2.5", "code")]),
        ("第十一届", [("第十一届", "ordinal")]),
        ("居全国第5位", [("第5位", "ordinal")]),
        ("党的八届五次全会", [("八届", "ordinal"), ("五次", "ordinal")]),
        ("市委九届十一次、十二次全会", [("九届", "ordinal"), ("十一次", "ordinal"), ("十二次", "ordinal")]),
        ("十届人大三次会议", [("十届", "ordinal"), ("三次", "ordinal")]),
        ("三轮车", [("三轮", "name")]),
        ("四项基本原则", [("四项", "name")]),
        ("三项行动", [("三项", "name")]),
        ("国内外两个市场", [("两个", "name")]),
        ("2021中国农民丰收节", [("2021", "date")]),
        ("2020/21学年", [("2020/21", "date")]),
        ("2020/21學年", [("2020/21", "date")]),
        ("经过半年", []),
        ("几十年来", [("几十年", "period")]),
        ("四个多月", [("四个", "generic")]),
        ("二三次管网", [("二三次", "name")]),
        ("2.1项目", [("2.1项", "ordinal")]),
        ("2.3本项目", [("2.3", "ordinal")]),
        ("。2.4农户参与", [("2.4", "ordinal")]),
        ("2023年1月3日", [("2023年", "date"), ("1", "date"), ("3", "date")]),
        ("过去五年", [("五年", "period")]),
        ("近10年来", [("10年", "period")]),
        ("一批项目", [("一批", "generic")]),
        ("15分钟文化圈", [("15分钟", "name")]),
        ("三年行动", [("三年", "name")]),
        ("每万人拥有量", [("万人", "generic")]),
        ("零部件", [("零部", "name")]),
        ("三五个", [("三五个", "generic")]),
        ("中央八项规定精神", [("八项", "name")]),
        ("三次产业结构8:45.5:46.5", [("三次", "name"), ("8:45.5:46.5", "code")]),
        ("3.关爱儿童方面", [("3", "ordinal")]),
        ("连续13个月正增长", [("13个月", "period")]),
        ("“3个70%”", [("3个", "name"), ("70%", "name")]),
    ],
)
def test_non_figures_are_kept_apart_by_kind(text, rest):
    assert [(n.text, n.why) for n in non_figures_of(text)] == rest


@pytest.mark.skipif(not SHARED.exists(), reason="the development sets are not beside the checkout")
def test_non_figures_of_the_shipped_report_are_those_annotated():
    source = (SHARED / "seed" / "mianyang-2023.txt").read_bytes().decode()
    gold = [json.loads(line) for line in (SHARED / "gold" / "nonfigures_seed.jsonl").read_text("utf-8").splitlines()]
    found = {position for n in non_figures_of(source) for position in range(n.start, n.end)}
    missed = [g["text"] for g in gold if not found & set(range(g["start"], g["end"]))]
    assert set(missed) <= {"双跨", "双控", "双招双引", "双城经济圈", "双拥", "更多", "首届", "首批"}  # hold no numeral
