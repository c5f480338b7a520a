from corpus.documents.document import Document, unwatched


def test_a_document_says_all_of_its_file_unless_told_otherwise():
    assert Document("修路。") == Document("修路。", remarks=(), changes=(), lines=(), original="")


def test_nobody_is_told_how_far_the_reading_is():
    assert unwatched(1, 2) is None
