from qa.page.markup import tag
from qa.page.table import row_html, table_html


def test_table_has_a_header_cell_for_each_name_and_keeps_whole_ones():
    rows = [row_html({"甲": "<1>", "乙": 2})]
    assert table_html(["甲", tag("th", "乙", scope="col", aria_sort="ascending")], rows) == (
        '<table><thead><tr><th scope="col">甲</th><th scope="col" aria-sort="ascending">乙</th></tr></thead>'
        '<tbody><tr><td data-label="甲">&lt;1&gt;</td><td data-label="乙">2</td></tr></tbody></table>'
    )
