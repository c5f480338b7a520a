import pytest

from corpus import Library, add
from corpus.confirming import confirmed

BARE = "各位代表：\n一、工作回顾\n今年建成桥梁3座。\n".encode()


@pytest.fixture
def library(tmp_path):
    (tmp_path / "shipped").mkdir()
    return Library((tmp_path / "shipped", tmp_path / "added"))


def answering(*answers):
    """Return a person who answers so, and the questions that were put."""
    left, questions = list(answers), []

    def ask(question):
        questions.append(question)
        if not left:
            raise EOFError
        return left.pop(0)

    return ask, questions


def test_enter_takes_the_suggestion(library):
    ask, questions = answering("", "")
    report = confirmed(add("绵阳2024.txt", BARE, library), library, ask).report
    assert questions == [
        "绵阳2024: place [绵阳市] (75% certain; Enter takes it, - leaves it unknown): ",
        "绵阳2024: year [2024] (80% certain; Enter takes it, - leaves it unknown): ",
    ]
    assert (report.place, report.year, report.doubts) == ("绵阳市", 2024, ())
    assert library.load("绵阳2024") == report


def test_another_answer_is_taken_instead(library):
    ask, _ = answering("三台县", "2025")
    added = confirmed(add("绵阳2024.txt", BARE, library), library, ask)
    assert (added.report.place, added.report.level, added.report.year) == ("三台县", "县", 2025)
    assert [warning.code for warning in added.warnings] == ["little_text"]


def test_what_nothing_tells_is_asked_for_without_a_suggestion(library):
    ask, questions = answering("", "")
    report = confirmed(add("x.txt", BARE, library), library, ask).report
    assert questions == [
        "x: place (not found; Enter leaves it unknown): ",
        "x: year (not found; Enter leaves it unknown): ",
    ]
    assert (report.place, report.year) == ("", None)


def test_the_end_of_the_input_ends_the_asking(library):
    ask, questions = answering()
    added = add("绵阳2024.txt", BARE, library)
    assert confirmed(added, library, ask) == added
    assert len(questions) == 1


def test_an_answer_that_is_no_year_changes_nothing_and_is_told(library):
    ask, _ = answering("", "今年")
    added = confirmed(add("绵阳2024.txt", BARE, library), library, ask)
    assert added.warnings[-1].code == "not_confirmed"
    assert len(added.report.doubts) == 2


def test_what_is_less_likely_than_not_stays_open(library):
    text = "2019年甲县政府工作报告\n2021年甲县政府工作报告\n各位代表：\n新增就业5万人。\n".encode()
    added = add("a.txt", text, library)
    assert added.report.year is None
    assert [(doubt.field, doubt.taken) for doubt in added.report.doubts] == [("year", False)]
    assert added.warnings[0].english.startswith(
        "year left open; '2019' is 48% certain: python -m corpus correct a --year"
    )
