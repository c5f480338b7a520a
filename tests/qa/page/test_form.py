from qa.page.form import dropdown, form, submit, text


def test_form_is_an_ordinary_get_form_of_the_page():
    assert form("figures", submit("筛选"), class_="filters") == (
        '<form data-visit="" method="get" action="./" class="filters">'
        '<input type="hidden" name="view" value="figures">'
        '<button type="submit" class="primary">筛选</button></form>'
    )


def test_select_marks_what_is_chosen():
    assert dropdown("unit", "单位", [("元", "元"), ("<", "<")], "<", "全部") == (
        '<label><span>单位</span><select name="unit"><option value="">全部</option>'
        '<option value="元">元</option><option value="&lt;" selected="">&lt;</option></select></label>'
    )


def test_text_keeps_what_was_typed_and_escapes_it():
    assert 'value="&quot;&gt;&lt;script&gt;"' in text("q", "包含", '"><script>')
