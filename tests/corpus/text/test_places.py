import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.places import place_names


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("四川省", ("四川省", "四川")),
        ("新疆维吾尔自治区", ("新疆维吾尔自治区", "新疆")),
        ("恩施土家族苗族自治州", ("恩施土家族苗族自治州", "恩施")),
        ("三台县", ("三台县", "三台")),
        ("蓟县", ("蓟县",)),
        ("全国", ("全国",)),
        ("", ()),
    ],
)
def test_a_place_goes_by_its_full_and_its_short_name(place, names):
    assert place_names(place) == names


@given(st.text("某甲乙省市县区州盟旗族自治", min_size=1, max_size=8))
def test_a_short_name_begins_the_full_one(place):
    full, *short = place_names(place)
    assert full == place
    assert all(len(name) >= 2 and place.startswith(name) and name != place for name in short)
