import pytest

from corpus.text.naming import named_items


@pytest.mark.parametrize(
    ("clause", "count"),
    [
        ("建成青山、绿水、蓝天三座公园", 3),
        ("推进甲港、乙港、丙港及丁港等8个港口扩建", 4),
        ("茶叶、水果和水产品产量增长", 3),
        ("青山公园和绿水公园开园", 2),
        ("加快建设和平广场", 0),
        ("粮食产量230万吨", 0),
    ],
)
def test_items_are_counted(clause, count):
    assert len(named_items(clause)) == count
