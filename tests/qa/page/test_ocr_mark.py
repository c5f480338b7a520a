from dataclasses import replace

from qa import Comparison, ComparisonRow, Fulfilment, Quote
from qa.page.figures import figure_list, figures_html
from qa.page.ocr_mark import ocr_mark
from qa.page.tabs import CheckTab, CompareTab, FiguresTab, FulfilmentTab
from tests.qa.fake_bot import ALPHA, BETA, GROWTH, PARKS, FakeBot

YEARS = (ALPHA, replace(ALPHA, id="alpha-2024", year=2024))
SCANNED = replace(GROWTH, ocr_certainty=0.968)
MARK = (
    '<small class="ocr" title="这个数字是用文字识别（OCR）从扫描件读出的，百分数是它所在一行的识别把握；'
    '使用前请对照原件。">识别 96%</small>'
)


def test_a_figure_of_a_scan_is_marked_with_its_lines_certainty():
    assert ocr_mark(SCANNED) == MARK
    assert ocr_mark(replace(GROWTH, ocr_certainty=1.0)) == MARK.replace("96%", "99%")


def test_a_figure_that_the_file_says_itself_has_no_mark():
    assert ocr_mark(GROWTH) == ""


def test_every_place_that_shows_figures_marks_them():
    quote = Quote("alpha-2023", 2, 0, 12, "地区生产总值增长7.5%")
    row = ComparisonRow("alpha-2023", "甲市", 2023, "target", SCANNED, quote)
    compared = CompareTab((ALPHA, BETA), lambda *given: Comparison("增长", (row,), 1.5))
    followed = FulfilmentTab(YEARS, lambda *given: [Fulfilment(SCANNED, None, "not_found", 0.8)], lambda figure: quote)
    check = FakeBot().check("增长8%。")
    claim = replace(check.claims[0], report_figures=(SCANNED,))
    checked = CheckTab(lambda *given: replace(check, claims=(claim,)), (ALPHA,))
    shown = [
        figures_html([SCANNED], {}),
        figures_html([SCANNED, PARKS], {}),
        figures_html([SCANNED] * 4, {}),
        figure_list([SCANNED]),
        FiguresTab((ALPHA,), [SCANNED]).result({}),
        compared.result({"indicator": "增长"}),
        followed.result({"target": "alpha-2023", "actual": "alpha-2024"}),
        checked.result({"text": "增长8%。"}),
    ]
    assert [MARK in html for html in shown] == [True] * len(shown)
