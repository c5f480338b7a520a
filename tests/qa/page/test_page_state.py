import re
from dataclasses import replace

from qa import display
from qa.page.page_state import Scene, choices, hints_html
from tests.qa.fake_bot import ALPHA, BETA, FakeBot

UNDATED = replace(BETA, id="undated", place="丙县", year=None)
SCENE = Scene.of(FakeBot((ALPHA, UNDATED, BETA)))


def test_reports_stand_in_the_order_of_the_bot_and_titles_the_newest_first():
    assert dict(SCENE.reports) == {"alpha-2023": ALPHA, "undated": UNDATED, "beta-2024": BETA}
    assert list(SCENE.titles.items()) == [
        ("beta-2024", "乙县政府工作报告（2024 年）"),
        ("alpha-2023", "甲市政府工作报告（2023 年）"),
        ("undated", "丙县政府工作报告"),
    ]


def test_reports_are_chosen_by_their_names():
    assert choices({"beta-2024": BETA}) == [("乙县政府工作报告（2024 年）", "beta-2024")]


def test_every_tab_goes_by_its_id_and_two_are_not_shown_for_one_report():
    alone = Scene.of(FakeBot((ALPHA,)))
    assert {name: alone.shows(tab) for name, tab in alone.tabs.items()} == {
        "figures": True,
        "check": True,
        "fulfilment": False,
        "compare": False,
        "reports": True,
    }
    assert all(map(SCENE.shows, SCENE.tabs.values()))
    assert [tab.id for tab in SCENE.tabs.values()] == list(SCENE.tabs)


def test_hints_name_the_report_where_there_is_one_and_give_the_examples_as_questions():
    one, several = hints_html({"alpha-2023": ALPHA}), hints_html(SCENE.reports)
    scope = (
        '<p class="scope">查询范围：<a href="?report=alpha-2023" data-visit="">《甲市政府工作报告（2023 年）》</a></p>'
    )
    assert one == scope + several
    assert re.findall(r'class="example">(.*?)</a>', several) == list(display.examples())
