import pytest

from corpus import CorpusError, DecodeError, Message, RefusedError, ReportQAError


def test_a_refusal_says_why_in_both_languages():
    error = RefusedError("id_taken", report="jiayi-2025")
    assert str(error) == error.message.english == Message.of("id_taken", report="jiayi-2025").english
    assert "jiayi-2025" in error.message.chinese


@pytest.mark.parametrize("kind", [CorpusError, RefusedError, DecodeError])
def test_every_error_of_the_corpus_is_one_of_the_project(kind):
    assert issubclass(kind, ReportQAError)
