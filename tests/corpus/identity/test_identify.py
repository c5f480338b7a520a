from pathlib import Path

import pytest

from corpus import read_report, read_toml
from corpus.documents import read_document

DOCUMENTS = read_toml(Path(__file__).with_name("documents.toml"))["document"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["text"][:30].replace("\n", " "))
def test_what_a_document_is(document):
    report = read_report(read_document("x.txt", document["text"].encode()).text, "x")
    facts = {name: getattr(report, name) for name in ("title", "place", "level", "year", "kind")}
    assert {**facts, "text": document["text"]} == document
