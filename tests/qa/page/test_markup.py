from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from qa.page.address import Address
from qa.page.markup import Html, join, marked, tag, visit


class Seen(HTMLParser):
    """Collects the tags and the text of an HTML string, as a browser would read them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_tag_escapes_children_and_attributes():
    assert tag("p", "<b>", title='"x"&') == '<p title="&quot;x&quot;&amp;">&lt;b&gt;</p>'


def test_tag_keeps_html_and_drops_absent_attributes():
    assert tag("p", Html("<b>x</b>"), 3, class_="a", aria_label="b", id=None) == (
        '<p class="a" aria-label="b"><b>x</b>3</p>'
    )


def test_join_escapes_what_stands_between():
    assert join(["a", "b"], " < ") == "a &lt; b"


@given(st.text(), st.text())
def test_no_text_becomes_markup(text, value):
    seen = Seen(tag("p", text, title=value))
    assert [name for name, _ in seen.tags] == ["p"]


def test_marked_joins_overlapping_spans_and_cuts_at_the_ends():
    assert marked("abcdef", [(4, 99), (1, 3), (2, 4)]) == "a<mark>bc</mark><mark>d</mark><mark>ef</mark>"


def test_marked_counts_from_an_offset():
    assert marked("cde", [(0, 3), (4, 9)], offset=2) == "<mark>c</mark>d<mark>e</mark>"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)))
)
def test_marked_loses_no_character(text, spans):
    seen = Seen(marked(text, spans))
    assert (seen.text, {name for name, _ in seen.tags} - {"mark"}) == (text, set())


def test_visit_is_an_ordinary_link_too():
    assert visit(Address(report="a", paragraph=2), "看") == '<a href="?report=a&amp;p=2" data-visit="">看</a>'
