import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.checking.progress import STAGES, ClaimTime, excluded, read_stages, read_time, without_stages

STAGE_SETS = st.frozensets(st.sampled_from([*STAGES, *(f"not {stage}" for stage in STAGES)]), max_size=3)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("去年已建成5所", ClaimTime("actual", -1, True, False)),
        ("２０２４年、二〇二五年修路", ClaimTime(None, 2025, False, False)),
        ("五年来新增3家", ClaimTime("actual", None, False, True)),
        ("去年提出的目标", ClaimTime(None, -1, True, False)),
        ("修路", ClaimTime(None, None, False, False)),
        ("出口额是2017年的3.4倍", ClaimTime(None, None, False, False)),
    ],
)
def test_the_time_of_a_claim(text, time):
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("time", "year"),
    [
        (ClaimTime(None, 2019, False, False), 2019),
        (ClaimTime(None, -1, True, False), 2024),
        (ClaimTime(None, None, False, False), None),
    ],
)
def test_a_counted_year_is_counted_from_the_report_s(time, year):
    assert time.year_of(2025) == year


def test_a_counted_year_of_a_report_without_a_year_is_unknown():
    assert ClaimTime(None, -1, True, False).year_of(None) is None


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("新公园动工", {"start"}),
        ("水库尚未完工", {"not complete"}),
        ("做好前期工作，争取开工", {"early"}),
        ("支持甲县争创示范县", {"strive"}),
        ("推动发展", set()),
    ],
)
def test_the_stages_of_a_clause(text, stages):
    assert read_stages(text) == stages


@pytest.mark.parametrize(
    ("claimed", "reported", "exclude"),
    [
        ({"complete"}, {"building"}, True),
        ({"complete"}, {"not complete"}, True),
        ({"start", "complete"}, {"complete"}, False),
        (set(), {"complete"}, False),
    ],
)
def test_stages_exclude_one_another(claimed, reported, exclude):
    assert excluded(frozenset(claimed), frozenset(reported)) is exclude


@given(STAGE_SETS, STAGE_SETS)
def test_stages_exclude_one_another_both_ways(claimed, reported):
    assert excluded(claimed, reported) == excluded(reported, claimed)


def test_a_matter_without_its_stages():
    assert without_stages("尚未建成的水厂，加快推进管网") == " 的水厂, 管网"
