import pytest

from corpus import RefusedError
from corpus.collection.columns import ColumnNames, choose_columns
from corpus.collection.rows import NamedRow

NONE = ColumnNames()


def choose(header, given=NONE, text="正文"):
    return choose_columns([NamedRow(2, dict.fromkeys(header, text))], given)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            ["省份", "城市", "区县", "年份", "报告全文"],
            {"province": "省份", "city": "城市", "county": "区县", "year": "年份"},
        ),
        (
            ["Place", "YEAR", "Title", "Content"],
            {"place": "Place", "year": "YEAR", "title": "Title", "text": "Content"},
        ),
        (["地区", "年度", "标题", "正文"], {"place": "地区", "year": "年度", "title": "标题", "text": "正文"}),
        (["report_id", "report_text", "日 期"], {"id": "report_id", "text": "report_text", "date": "日 期"}),
    ],
)
def test_columns_are_told_by_their_names(header, expected):
    columns = choose(header)
    assert {field: getattr(columns, field) for field in expected} == expected


def test_given_columns_win():
    columns = choose(["甲", "乙", "全文", "年份"], ColumnNames(text="甲", place="乙"))
    assert (columns.text, columns.place, columns.year) == ("甲", "乙", "年份")


def test_the_one_column_of_long_texts_holds_the_reports():
    row = NamedRow(2, {"a": "字" * 600, "b": "字" * 100})
    assert choose_columns([row], ColumnNames()).text == "a"


def test_of_two_columns_of_long_texts_none_is_chosen():
    with pytest.raises(
        RefusedError, match="no column is known to hold the reports' text; name one of these with --text: 甲、乙"
    ):
        choose(["甲", "乙"], text="字" * 600)


def test_a_column_that_is_not_there_is_told_with_those_that_are():
    with pytest.raises(RefusedError, match="there is no column '丙'; there are: 甲、全文"):
        choose(["甲", "全文"], ColumnNames(place="丙"))
