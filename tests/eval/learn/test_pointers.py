import pytest

from eval.errors import UnavailableError
from eval.learn.pointers import Pointer, ReportTexts


def test_a_pointer_reads_what_it_was_made_of():
    source = "新增学位3.2\n万个，好。"
    pointer = Pointer.to("新增学位3.2万个", source)
    assert (pointer.start, pointer.end, pointer.read(source)) == (0, 10, "新增学位3.2\n万个")


def test_a_pointer_into_another_text_is_refused():
    pointer = Pointer.to("学位", "新增学位")
    with pytest.raises(ValueError, match="characters 2 to 4 are not the text that was pointed at"):
        pointer.read("新增床位")


def test_a_quote_that_stands_nowhere_is_refused():
    with pytest.raises(ValueError, match="'床位' stands nowhere in the report"):
        Pointer.to("床位", "新增学位")


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(UnavailableError, match=r"a\.txt cannot be read: No such file or directory; training needs"):
        ReportTexts(tmp_path)["a"]


def test_a_report_that_changed_is_named_with_the_item(tmp_path):
    (tmp_path / "a.txt").write_text("新增床位", "utf-8")
    with pytest.raises(UnavailableError, match=r"claim 7: characters 2 to 4 .*; the report a is another version than"):
        ReportTexts(tmp_path).quote("claim 7", "a", Pointer.to("学位", "新增学位"))
