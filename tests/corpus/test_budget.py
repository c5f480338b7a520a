import pytest

from corpus.budget import Budget, OverBudgetError, spend, within


def test_without_a_budget_work_goes_on():
    assert spend() is None


def test_work_within_its_time_goes_on_and_over_it_ends():
    with within(Budget(60)):
        spend()
    with within(Budget(-1)), pytest.raises(OverBudgetError, match="已停止"):
        spend()
    spend()


def test_work_that_nobody_waits_for_ends():
    with within(Budget(60)) as budget:
        budget.give_up()
        with pytest.raises(OverBudgetError):
            spend()
