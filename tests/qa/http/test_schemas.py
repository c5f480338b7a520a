from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from corpus import Figure
from qa import Answer, BotInfo, Check, ClaimCheck, Passage, Quote
from qa.http.schemas import (
    AnswerModel,
    AskRequest,
    CheckModel,
    CheckRequest,
    ClaimCheckModel,
    FigureModel,
    FigureQuery,
    Health,
    PassageModel,
    QuoteModel,
)
from tests.qa.fake_bot import GROWTH


@pytest.mark.parametrize(
    "model, record",
    [
        (AnswerModel, Answer),
        (CheckModel, Check),
        (ClaimCheckModel, ClaimCheck),
        (PassageModel, Passage),
        (QuoteModel, Quote),
        (FigureModel, Figure),
        (Health, BotInfo),
    ],
)
def test_schemas_have_the_fields_of_the_records(model, record):
    assert set(model.model_fields) - {"status", "published", "problem"} == {field.name for field in fields(record)}


def test_a_model_reads_every_field_of_a_frozen_record():
    assert FigureModel.model_validate(GROWTH).model_dump() == {
        field.name: getattr(GROWTH, field.name) for field in fields(Figure)
    }


def test_an_empty_field_of_a_selection_is_no_condition():
    empty = {"report": "", "q": "", "unit": "", "kind": "", "tense": "", "year": "", "sort": "", "limit": ""}
    assert FigureQuery.model_validate(empty) == FigureQuery()
    assert FigureQuery.model_validate({"q": "0", "year": "2023"}).model_dump(exclude_unset=True) == {
        "q": "0",
        "year": 2023,
    }


@pytest.mark.parametrize(("request_model", "field"), [(AskRequest, "question"), (CheckRequest, "text")])
def test_half_a_character_is_refused_and_a_whole_one_is_not(request_model, field):
    with pytest.raises(ValidationError, match="unpaired surrogate"):
        request_model(**{field: "甲\ud83d"})
    assert getattr(request_model(**{field: "甲\U0001f600"}), field) == "甲\U0001f600"


@given(st.text())
def test_any_encodable_question_is_taken_as_it_is(question):
    assert AskRequest(question=question).question == question
