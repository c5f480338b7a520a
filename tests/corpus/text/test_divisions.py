import pytest

from corpus.text import divisions
from corpus.text.divisions import Division, counties, county_cities, prefectures, provinces

ROWS = """# a remark
甲省\t甲市(旧市|旧地区)\t丙区(丙县) 丁市* 戊县
甲省\t\t己市
乙市\t\t庚区
"""
READERS = (provinces, prefectures, counties, county_cities)


@pytest.fixture
def rows(monkeypatch, tmp_path):
    """Read divisions from other rows, and the shipped ones again afterwards."""

    def write(text):
        (tmp_path / "divisions.tsv").write_text(text, "utf-8")
        monkeypatch.setattr(divisions, "_DATA", tmp_path / "divisions.tsv")
        forget()

    def forget():
        for reader in READERS:
            reader.cache_clear()

    yield write
    forget()


def test_a_row_has_a_province_a_prefecture_and_its_counties(rows):
    rows(ROWS)
    assert provinces() == ("甲省", "乙市")
    assert prefectures() == (Division("甲市", "甲省", ("旧市", "旧地区")),)
    assert counties() == (
        Division("丙区", "甲市", ("丙县",)),
        Division("丁市", "甲市", gone=True),
        Division("戊县", "甲市"),
        Division("己市", "甲省"),
        Division("庚区", "乙市"),
    )


def test_cities_of_the_third_level_are_told_from_those_of_the_second(rows):
    rows(ROWS)
    assert county_cities() == {"丁市", "己市"}


def test_a_name_that_cannot_be_read_is_named_with_its_file(rows):
    rows("甲省\t\t丙区(丙县)(丁县)\n")
    with pytest.raises(ValueError, match=r"divisions.tsv: '丙区\(丙县\)\(丁县\)' is no name of a place"):
        counties()


def test_the_shipped_places_have_their_names_of_before():
    former = {(place.name, place.parent): place.former for place in (*prefectures(), *counties())}
    assert former["襄阳市", "湖北省"] == ("襄樊市", "襄阳地区")
    assert former["徐水区", "保定市"] == ("徐水县",)
    assert {"江油市", "义乌市"} <= county_cities()
    assert "绵阳市" not in county_cities()
