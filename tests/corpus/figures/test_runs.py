import pytest

from corpus.figures.runs import FigureRun, own_change, runs_of
from tests.corpus.figures.grammar import contexts


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("居民收入和经营收入分别增长6%、8%，高于全国1个百分点", [FigureRun(0, 2)]),
        ("进口、出口分别增长5%、6%，投资、消费分别增长7%、8%", [FigureRun(0, 2), FigureRun(2, 4)]),
        ("分别增长5%、6%，7%", [FigureRun(0, 2)]),
        ("进口、出口分别增长5%、下降6%", [FigureRun(0, 2)]),
        ("新建学校5所、医院6家", []),
        ("分别增长5%", []),
    ],
)
def test_a_run_that_is_dealt_out_ends_with_its_list(text, runs):
    assert list(runs_of(contexts(text))) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [("省级、市级企业5、10家", [FigureRun(0, 2)]), ("企业5、10家", []), ("城乡企业5、10家", [FigureRun(0, 2)])],
)
def test_a_shared_unit_needs_as_many_words_as_numbers(text, runs):
    assert list(runs_of(contexts(text))) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("甲证、乙证、丙证办理时间分别由9、8、7天缩短至6、5、4天", [FigureRun(0, 3), FigureRun(3, 6)]),
        ("进口、出口分别达到3亿元、5亿元，增长4%、6%", [FigureRun(0, 2), FigureRun(2, 4)]),
        ("进口、出口分别达到3亿元、5亿元，增长4%", [FigureRun(0, 2)]),
        ("进口、出口分别由1亿元增加到3亿元、由2亿元增加到5亿元", [FigureRun(0, 4, width=2)]),
        ("进口分别由1亿元增加到3亿元", []),
    ],
)
def test_what_a_run_became_is_a_run_of_as_many(text, runs):
    assert list(runs_of(contexts(text))) == runs


def test_a_run_of_changes_has_two_values_for_each_thing():
    run = FigureRun(0, 4, width=2)
    assert (len(run), run.things) == (4, 2)


def test_own_change_is_what_an_item_does_that_its_list_does_not():
    assert [own_change(c) for c in contexts("进口、出口分别增长5%、同比下降6%，投资下降7%")] == ["", "同比下降", ""]
