from dataclasses import replace

import pytest

from qa.errors import UnknownReportError
from qa.http.state import Desk
from tests.qa.fake_bot import ALPHA, BETA, GROWTH, PARKS, RENEWED, TOTAL, FakeBot

DESK = Desk(FakeBot((ALPHA, BETA)))


def test_a_report_and_its_figures_are_had_by_its_id():
    assert (DESK.report("beta-2024"), DESK.figures("beta-2024")) == (BETA, [PARKS])
    assert DESK.figures("alpha-2023") == [GROWTH, TOTAL, RENEWED]


def test_a_report_that_is_not_there_has_no_figures_and_is_refused():
    assert DESK.figures("gamma") == ()
    with pytest.raises(
        UnknownReportError, match="没有编号为 gamma 的报告；现有 alpha-2023、beta-2024（全部见 /api/reports）。"
    ):
        DESK.report("gamma")


def test_a_refusal_names_five_reports_at_most_and_cuts_a_long_id():
    desk = Desk(FakeBot(tuple(replace(ALPHA, id=f"r{number}") for number in range(7))))
    with pytest.raises(UnknownReportError) as refusal:
        desk.report("x" * 99)
    assert str(refusal.value) == f"没有编号为 {'x' * 60} 的报告；现有 r0、r1、r2、r3、r4（全部见 /api/reports）。"
