import pytest

from corpus import Library, Metadata, RefusedError, add, add_file
from corpus.adding import add_rows
from corpus.checksums import sealed
from corpus.collection import ColumnNames
from tests.corpus.collection.making import as_csv, as_jsonl, as_xlsx
from tests.corpus.documents.making import as_docx, as_html, as_pdf

LINES = [
    "甲乙市政府工作报告",
    "——2025年1月20日在甲乙市第九届人民代表大会第四次会议上",
    "各位代表：",
    "一、2024年工作回顾",
    "过去一年，全市生产总值增长5.7%，城镇新增就业4.7万人，人民生活持续改善。",
    "老旧小区改造完成120个，惠及居民3万户，群众满意度达到95%以上。",
    *(f"第{n}件实事全部办结，建成老年食堂{n}个，新增养老床位{n}00张。" for n in range(10, 20)),
]
TEXT = "\n".join(LINES).encode()
LITTLE = "only 459 characters; a report has more than 2,000"


@pytest.fixture
def library(tmp_path):
    (tmp_path / "shipped").mkdir()
    return Library((tmp_path / "shipped", tmp_path / "added"))


def kept(library):
    return sorted(path.name for path in library.folders[1].glob("[!.]*"))


def test_a_report_is_kept_with_what_is_known_of_it(library):
    added = add("jiayi-2025.txt", TEXT, library, known=Metadata(speaker="张三"))
    assert (added.figures, [warning.english for warning in added.warnings]) == (25, [LITTLE])
    assert kept(library) == ["jiayi-2025.toml", "jiayi-2025.txt"]
    known = 'speaker = "张三"\nsource = "来自文件 jiayi-2025.txt"\n'
    assert (library.folders[1] / "jiayi-2025.toml").read_text("utf-8") == sealed(known, {"jiayi-2025.txt": TEXT})
    assert library.load("jiayi-2025") == added.report
    assert added.report.speaker == "张三"


@pytest.mark.parametrize("name, make", [("b.html", as_html), ("b.docx", as_docx), ("b.pdf", as_pdf)])
def test_the_same_report_is_recognised_in_another_format(library, name, make):
    add("a.txt", TEXT, library)
    with pytest.raises(RefusedError, match="this is the same text as report 'a'; nothing was added"):
        add(name, make(LINES), library)
    assert library.ids() == ["a"]


def test_the_same_place_and_year_is_a_warning(library):
    add("a.txt", TEXT, library)
    other = "甲乙市2025年政府工作报告\n各位代表：\n一、回顾\n另一份报告，粮食产量46亿斤。\n".encode()
    codes = [warning.code for warning in add("b.txt", other, library).warnings]
    assert codes == ["little_text", "same_place_and_year"]


def test_what_is_doubtful_is_said(library):
    added = add("a.txt", "今天天气好。明天天气也好，适合出门。".encode(), library)
    assert [warning.code for warning in added.warnings] == [
        "no_year",
        "no_place",
        "no_heading",
        "little_text",
        "no_report",
    ]


@pytest.mark.parametrize(
    "name", ["绵阳市2023年政府工作报告（全文）.txt", "《报告》 终稿.txt", "a.b-c_1.txt", "x" * 64 + ".txt"]
)
def test_names_that_people_give_are_ids(library, name):
    assert add(name, TEXT, library).report.id == name.removesuffix(".txt")


@pytest.mark.parametrize("name", ["../up.txt", "a/b.txt", "a\\b.txt", "a\nb.txt", "a\0.txt", "", "..", "\u202egnp.txt"])
def test_a_name_with_a_path_or_a_control_character_is_refused(library, name):
    with pytest.raises(RefusedError, match="is no file name: it holds a path separator or a control character"):
        add(name, TEXT, library)
    assert kept(library) == []


@pytest.mark.parametrize("report_id", [".hidden", "-x", "a:b", "a%2e", "x" * 65, "a\u3000", "con?"])
def test_an_unusable_id_is_refused(library, report_id):
    with pytest.raises(RefusedError, match="cannot be an id"):
        add("a.txt", TEXT, library, report_id=report_id)


@pytest.mark.parametrize(
    "known, why",
    [
        (Metadata(year=23), "23 is no year of a report; give four digits from 1950 to 2100"),
        (Metadata(date="2023-02-30"), "'2023-02-30' is no date of a report; write it as 2023-01-03"),
        (Metadata(place="甲\n乙"), "place holds a control character"),
        (Metadata(title="长" * 201), "title holds a control character or is longer than 200 characters"),
        (Metadata(level="村"), "level"),
    ],
)
def test_an_impossible_correction_is_refused(library, known, why):
    with pytest.raises(RefusedError, match=why):
        add("a.txt", TEXT, library, known=known)
    assert kept(library) == []


def test_a_file_of_200_megabytes_is_refused_unread(library, tmp_path):
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(RefusedError, match="200,000,000 bytes, over the limit of 40,000,000"):
        add_file(path, library)


@pytest.mark.parametrize("name, why", [("gone.txt", "No such file"), (".", "Is a directory"), ("a\0b", "null byte")])
def test_a_file_that_cannot_be_read_is_told(library, tmp_path, name, why):
    with pytest.raises(RefusedError, match=f"the file cannot be read: .*{why}"):
        add_file(tmp_path / name, library)


def test_a_full_disk_changes_nothing(library, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("corpus.library.os.fsync", full)
    with pytest.raises(RefusedError, match="No space left on device; nothing was added"):
        add("a.txt", TEXT, library)
    assert kept(library) == []


ROW = "{place}政府工作报告\\r\\n各位代表：\\r\\n一、2019年工作回顾\\r\\n全县生产总值完成{value}亿元，增长5.7%。\\r\\n"


@pytest.mark.parametrize(("name", "make"), [("r.csv", as_csv), ("r.xlsx", as_xlsx), ("r.jsonl", as_jsonl)])
def test_every_row_of_a_file_is_a_report(library, name, make):
    text = ROW.format(place="甲乙县", value="52.4")
    rows = [("甲乙县", "2020", text), ("丙丁县", "2020", ""), ("", "", text)]
    first, *others = add_rows(name, make(["区县", "年份", "全文"], rows), library)
    assert (first.report.id, first.report.place, first.report.year, first.figures) == ("甲乙县-2020", "甲乙县", 2020, 2)
    assert [other.why.english for other in others] == [
        "this row has no text",
        "this is the same text as report '甲乙县-2020'; nothing was added",
    ]
    assert library.ids() == ["甲乙县-2020"]


def test_a_year_for_all_rows_fills_what_they_do_not_name(library):
    data = as_csv(["区县", "全文"], [["甲乙县", "各位代表：\n新建学校5所，新修公路80公里，新增就业3000人。"]])
    (added,) = add_rows("r.csv", data, library, ColumnNames(place="区县"), 2021)
    assert (added.report.id, added.report.year) == ("r-2", 2021)


def test_a_file_with_a_report_a_row_is_no_report(library):
    with pytest.raises(RefusedError, match="this file holds a report a row; add it on the command line"):
        add("r.csv", b"a,b\n1,2\n", library)


def test_a_text_as_long_as_a_cell_may_be_cut(library):
    text = "各位代表：" + "新建学校5所，新修公路80公里。" * 3_000
    (added,) = add_rows("r.csv", as_csv(["全文"], [[text[:32_767]]]), library)
    assert "perhaps_cut" in [warning.code for warning in added.warnings]
