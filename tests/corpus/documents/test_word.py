import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus import RefusedError
from corpus.documents.word import read
from tests.corpus.documents.making import as_docx, saved

FOOTNOTES = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
    "<w:r><w:t>“两重”：国家重大战略。</w:t></w:r></w:p></w:footnote>"
    "</w:footnotes>"
)


def rewritten(data, change):
    """Return the archive with each part passed through `change(name, content)`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def paragraph(inner):
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return read(saved(document)).text


def test_paragraphs_and_tables_come_in_order():
    document = docx.Document()
    document.add_paragraph("一、回顾")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "生产总值", "4000亿元"
    document.add_paragraph("增长5.7%。")
    assert read(saved(document)).text == "一、回顾\n生产总值\t4000亿元\n增长5.7%。"


def test_merged_cells_keep_their_places():
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, texts in enumerate((("指标", "2020年", ""), ("", "收入", "支出"), ("甲镇", "5", "6"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("增长5.7%。")
    assert read(saved(document)).text == "指标\t2020年\t\n\t收入\t支出\n甲镇\t5\t6\n增长5.7%。"


def test_a_row_in_a_control_is_read():
    row = "<w:tr>{}</w:tr>"
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [row.format(cell.format(a) + cell.format(b)) for a, b in (("指标", "数值"), ("产值", "5"))]
    table = f"<w:tbl {nsdecls('w')}>{rows[0]}<w:sdt><w:sdtContent>{rows[1]}</w:sdtContent></w:sdt></w:tbl>"
    document = docx.Document()
    document.element.body.insert(0, parse_xml(table))
    assert read(saved(document)).text == "指标\t数值\n产值\t5"


def test_a_table_of_one_cell_keeps_its_lines():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "一、回顾"
    cell.add_paragraph("增长5.7%。")
    assert read(saved(document)).text == "一、回顾\n增长5.7%。"


def test_inserted_text_is_read_and_deleted_text_is_not():
    runs = "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>减少</w:delText></w:r></w:del>"
    assert paragraph(f"{runs}<w:r><w:t>5万人。</w:t></w:r>") == "新增5万人。"


def test_a_line_break_parts_lines_and_a_control_keeps_its_text():
    sdt = "<w:sdt><w:sdtContent><w:r><w:t>一、回顾</w:t></w:r></w:sdtContent></w:sdt>"
    assert paragraph(f"{sdt}<w:r><w:br/><w:t>增长5.7%。</w:t></w:r>") == "一、回顾\n增长5.7%。"


def test_footnotes_come_last_and_are_counted():
    data = as_docx(["实施“两重”项目12个。"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    part = (
        b'<Override PartName="/word/footnotes.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    ends = {"word/_rels/document.xml.rels": (b"</Relationships>", rels), "[Content_Types].xml": (b"</Types>", part)}
    data = rewritten(
        data, lambda name, content: content.replace(*ends.get(name, (b"", b""))) if name in ends else content
    )
    file = io.BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/footnotes.xml", FOOTNOTES)
    document = read(file.getvalue())
    assert document.text == "实施“两重”项目12个。\n“两重”：国家重大战略。"
    assert [remark.english for remark in document.remarks] == ["1 footnotes put at the end"]


def test_entities_are_refused():
    declaration = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document '
    bad = rewritten(as_docx(["a"]), lambda name, content: content.replace(b"<w:document ", declaration, 1))
    with pytest.raises(RefusedError, match="its XML declares entities"):
        read(bad)


@pytest.mark.parametrize("part, size", [("word/media/image1.png", 80_000_000), ("word/styles2.xml", 30_000_000)])
def test_a_zip_bomb_is_refused(part, size):
    file = io.BytesIO(as_docx(["a"]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, bytes(size))
    assert len(file.getvalue()) < 200_000
    with pytest.raises(RefusedError, match=f"it unpacks to more than {size:,} bytes"):
        read(file.getvalue())


@pytest.mark.parametrize("cut", [100, 1000, -30])
def test_a_damaged_file_is_refused(cut):
    with pytest.raises(RefusedError, match=r"no readable \.docx file"):
        read(as_docx(["新增就业5万人。"])[:cut])


def test_an_archive_of_something_else_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(RefusedError, match=r"this is ZIP; give \.txt"):
        read(file.getvalue())
