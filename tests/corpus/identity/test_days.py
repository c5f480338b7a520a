import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.days import FIRST_YEAR, LAST_YEAR, Day, day_of, days, is_year, years
from corpus.text.numerals import write_numeral

DATES = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))


def digits(number):
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("——2023年1月3日在甲市", Day(2023, 1, 3, 2, 11)),
        ("二〇二三年十一月二十三日", Day(2023, 11, 23, 0, 12)),
        ("二○二三年一月三", Day(2023, 1, 3, 0, 8)),
        ("(2023-01-03)", Day(2023, 1, 3, 1, 11)),
        ("2023.1.3", Day(2023, 1, 3, 0, 8)),
    ],
)
def test_a_day_is_read_with_where_it_stands(text, day):
    assert list(days(text)) == [day]


@pytest.mark.parametrize(
    "text", ["2023年13月1日", "2023年1月32日", "2023-0-3", "1899年1月1日", "12023-01-03", "2023年1月", "2023年1月3号"]
)
def test_what_is_no_day_of_a_report_is_none(text):
    assert list(days(text)) == []


@given(DATES)
def test_a_date_is_read_however_it_is_written(date):
    year, month, day = date.year, date.month, date.day
    chinese = f"{digits(year)}年{write_numeral(month)}月{write_numeral(day)}日"
    texts = (f"{year}年{month}月{day}日", date.isoformat(), f"{year}.{month}.{day}", chinese)
    assert [[named.iso for named in days(text)] for text in texts] == [[date.isoformat()]] * 4


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2019年和2020年度", [(2019, 0, 5), (2020, 6, 12)]),
        ("二〇一九年", [(2019, 0, 5)]),
        ("2016-2020年", [(2016, 0, 10)]),
        ("2019", []),
        ("12019年", []),
        ("1900年", []),
    ],
)
def test_years_are_those_called_so_with_where_they_stand(text, named):
    assert list(years(text)) == named


def test_a_year_is_one_of_which_there_can_be_a_report():
    limits = (FIRST_YEAR - 1, FIRST_YEAR, LAST_YEAR, LAST_YEAR + 1)
    assert [is_year(year) for year in limits] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023-02-03", "2023-02-03"),
        ("20230203", "2023-02-03"),
        ("2023年2月3日", "2023-02-03"),
        ("二〇二三年二月三日", "2023-02-03"),
        (" ２０２３．２．３ ", "2023-02-03"),
        ("2023/12/31", "2023-12-31"),
        ("2023-W05-5", ""),
        ("2023-02-30", ""),
        ("20231301", ""),
        ("2023-034", ""),
        ("1023-02-03", ""),
        ("2023年2月3日在甲市", ""),
        ("9" * 5000, ""),
        ("", ""),
    ],
)
def test_a_day_is_read_in_the_forms_that_people_write_or_not_at_all(text, iso):
    assert day_of(text) == iso
