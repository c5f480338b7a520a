from types import SimpleNamespace

import pytest

from corpus.__main__ import main


@pytest.fixture(autouse=True)
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("QA_VAR", str(tmp_path / "var"))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "jiayi-2025.txt"
    path.write_text(
        "2025年甲乙市政府工作报告\n来源：甲乙日报\n各位代表：\n力争新增就业5万人以上，建成老年食堂22个。\n", "utf-8"
    )
    return path


def test_add_list_show_and_remove_are_one_story(file, capsys):
    line = "jiayi-2025: 2025年甲乙市政府工作报告 甲乙市 市 2025; 3 paragraphs, 2 figures"
    doubts = (
        "no heading found; the text may have lost its line breaks; only 41 characters; a report has more than 2,000"
    )
    assert main(["add", "--no-index", str(file)]) == 0
    assert capsys.readouterr().out == f"added {line}; {doubts}; 1 lines of page furniture left out\n"
    assert main(["list"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == line
    assert main(["show", "jiayi-2025"]) == 0
    assert capsys.readouterr().out.endswith("\n[3] \n力争新增就业5万人以上，建成老年食堂22个。\n")
    assert main(["remove", "--no-index", "jiayi-2025"]) == 0
    assert capsys.readouterr().out == "removed jiayi-2025\n"


def test_figures_are_listed_and_written_as_csv(file, capsys):
    main(["add", "--no-index", str(file)])
    capsys.readouterr()
    assert main(["figures", "jiayi-2025"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "jiayi-2025   3  新增就业  >= 5万人  [target]",
        "jiayi-2025   3  建成老年食堂  22个  [target]",
    ]
    assert main(["figures", "jiayi-2025", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "id,report,paragraph,start,end,text,value,value_max,unit,comparator,indicator,kind,tense,modality,year,"
        "ocr_certainty",
        "jiayi-2025:3:6-9,jiayi-2025,3,6,9,5万人,50000,,人,>=,新增就业,increment,target,力争,2025,",
    ]


def test_a_bad_file_is_named_and_the_good_one_beside_it_added(file, tmp_path, capsys):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"a\x00")
    assert main(["add", "--no-index", str(bad), str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("added jiayi-2025: ")
    assert f"not added: {bad}: binary data (a NUL byte) at byte offset 1, none of the kinds" in captured.err


def test_an_unknown_id_is_one_sentence_on_standard_error(capsys):
    assert main(["show", "nowhere"]) == 1
    assert capsys.readouterr().err == "error: no report 'nowhere'; there are: mianyang-2023\n"


def test_corrections_win_over_what_is_detected(file, capsys):
    assert (
        main(["add", "--no-index", str(file), "--id", "x", "--place", "丙丁县", "--year", "2024", "--date=2024-01-02"])
        == 0
    )
    assert capsys.readouterr().out.startswith("added x: 2025年甲乙市政府工作报告 丙丁县 县 2024 2024-01-02; ")


def test_corrections_of_several_files_are_refused(file, capsys):
    assert main(["add", str(file), str(file), "--year", "2024"]) == 2
    assert "several files were given" in capsys.readouterr().err


def test_adding_builds_the_index_as_the_next_command(file, monkeypatch):
    commands = []
    done = SimpleNamespace(returncode=0)
    monkeypatch.setattr("corpus.__main__.subprocess.run", lambda command, **_: commands.append(command[1:]) or done)
    assert main(["add", str(file)]) == 0
    assert main(["remove", "jiayi-2025"]) == 0
    assert commands == [["-m", "index", "build"]] * 2


def test_what_was_left_out_and_changed_is_told(file, capsys):
    file.write_text(file.read_text("utf-8").replace("22个", "2 2个").replace("。\n", "。\\r\\n"), "utf-8")
    main(["add", "--no-index", str(file)])
    capsys.readouterr()
    assert main(["left-out", "jiayi-2025"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "page\t来源：甲乙日报",
        "escape\t'\\\\r\\\\n'\t'\\n'",
        "split_number\t'2 2'\t'22'",
    ]
    assert main(["remove", "--no-index", "jiayi-2025"]) == 0


def test_a_file_with_a_report_a_row_gives_a_line_a_row(tmp_path, capsys):
    path = tmp_path / "r.csv"
    path.write_text("哪里,何时,甲\n甲乙县,2020,各位代表：新建学校5所。\n丙丁县,2020,\n", "utf-8")
    options = ["--text", "甲", "--place", "哪里", "--year", "何时"]
    assert main(["add", "--no-index", str(path), *options]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("added 甲乙县-2020: ")
    assert captured.err.endswith(f"not added: {path}, row 3: this row has no text\n")


def test_a_column_that_is_not_there_is_one_sentence(tmp_path, capsys):
    path = tmp_path / "r.csv"
    path.write_text("县,全文\n甲县,好。\n", "utf-8")
    assert main(["add", "--no-index", str(path), "--place", "镇"]) == 1
    assert capsys.readouterr().err == f"not added: {path}: there is no column '镇'; there are: 县、全文\n"


def test_a_year_that_is_none_is_refused(file, capsys):
    assert main(["add", "--no-index", str(file), "--year", "去年"]) == 1
    assert "'去年' is no year of a report" in capsys.readouterr().err
