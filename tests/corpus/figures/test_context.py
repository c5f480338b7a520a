from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.figures.grammar import contexts

LISTED = "新建学校5所、医院6家，改造道路7公里。绿化8亩。"
PIECES = ["增长", "5%", "、", "，", "。", "分别", "和", "6家", "其中", "（同比", "新建", "以上", "3至5亿元", "的"]


def test_a_quantity_is_placed_in_its_sentence_and_clause():
    placed = [(LISTED[slice(*c.sentence)], LISTED[slice(*c.clause)]) for c in contexts(LISTED)]
    first = "新建学校5所、医院6家，改造道路7公里。"
    assert placed == [
        (first, "新建学校5所、医院6家"),
        (first, "新建学校5所、医院6家"),
        (first, "改造道路7公里"),
        ("绿化8亩。", "绿化8亩"),
    ]


def test_the_words_before_it_begin_behind_the_item_before():
    assert [(c.lead_in, c.listed, c.gap) for c in contexts(LISTED)] == [
        ("新建学校", False, None),
        ("医院", True, "、医院"),
        ("改造道路", False, "，改造道路"),
        ("绿化", False, None),
    ]


@pytest.mark.parametrize(
    ("text", "lead_ins"),
    [
        ("养老金由70元提高到88元", ["养老金由", "提高到"]),
        ("5亿元以上项目80个", ["", "5亿元以上项目"]),
        ("产值1亿元（同比增长5%）", ["产值", "同比增长"]),
        ("30个项目完成投资9亿元", ["", "项目完成投资"]),
    ],
)
def test_a_change_begins_anew_and_a_threshold_belongs_to_the_next_name(text, lead_ins):
    assert [c.lead_in for c in contexts(text)] == lead_ins


def test_the_number_of_an_item_parts_clauses_unless_it_is_a_quantity():
    assert [c.lead_in for c in contexts("（3）新建学校5所；2.1本院投资9亿元2.2本院占地8亩")] == [
        "新建学校",
        "本院投资",
        "本院占地",
    ]
    assert [c.lead_in for c in contexts("2.5亿元投资到位，建成3所")] == ["", "建成"]


def test_the_words_behind_it_end_where_the_next_item_begins():
    assert [c.follow_up for c in contexts("改造3个老旧小区、5条背街小巷，惠及1万户居民")] == [
        "老旧小区",
        "背街小巷",
        "居民",
    ]


def test_a_part_is_told_from_a_whole():
    assert [c.part for c in contexts("新增绿地458公顷，其中主城区366公顷。")] == [False, True]


def test_what_stands_at_either_end_of_a_dealt_out_list_holds_for_all():
    placed = contexts("进口、出口依次达到3亿元、5亿元以上，其中机电1亿元")
    assert [(c.bounded.comparator, c.governing) for c in placed] == [
        (">=", "进口、出口依次达到"),
        (">=", "进口、出口依次达到"),
        ("=", "其中机电"),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_text_is_cut_into_clauses_in_order(text):
    placed = contexts(text)
    for item in placed:
        assert item.sentence[0] <= item.clause[0] <= item.bounded.quantity.start
        assert item.bounded.quantity.end <= item.clause[1] <= item.sentence[1]
        assert text[: item.bounded.left].endswith(item.before(text))
        assert text[item.bounded.right :].startswith(item.behind(text))
    assert all(a.clause <= b.clause for a, b in pairwise(placed))
