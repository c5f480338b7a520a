from corpus import Paragraph, Slice, Span
from qa.answering.draft import Draft
from qa.answering.search import Search
from qa.routes import first_draft
from tests.qa.asking import read

PARAGRAPH = Paragraph("r", 1, (), "", "修路。", (Span(0, 3),), 0)


def test_the_first_way_that_finds_anything_answers():
    tried = []

    def nothing(question, found):
        tried.append("nothing")

    def road(question, found):
        tried.append("road")
        return Draft((Slice(PARAGRAPH, 0, 2),))

    question = read("修路吗")
    draft = first_draft(question, Search(question, None, 5), (nothing, road, nothing))
    assert (draft.text, tried) == ("修路", ["nothing", "road"])
