from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from eval.errors import DatasetError, what_is_wrong


@dataclass(frozen=True)
class Inner:
    low: int
    high: int

    def __post_init__(self):
        if self.low > self.high:
            raise ValueError(f"{self.low} is above {self.high}")


@dataclass(frozen=True)
class Outer:
    name: str
    parts: tuple[Inner, ...]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no JSON: EOF while parsing an object at line 1 column 1"),
        ("3", "the line should be an object, it is 3"),
        ('{"parts": []}', "'name' is missing"),
        ('{"name": null, "parts": []}', "'name' should be a valid string, it is null"),
        ('{"name": "a", "parts": [{"low": 1}]}', "'parts.0.high' is missing"),
        ('{"name": "a", "parts": [{"low": 1, "high": 1.5}]}', "'parts.0.high' should be a valid integer, it is 1.5"),
        ('{"name": "a", "parts": [{"low": 2, "high": 1}]}', "parts.0: 2 is above 1"),
        (
            f'{{"name": {["x" * 99]}, "parts": []}}'.replace("'", '"'),
            f"'name' should be a valid string, it is [\"{'x' * 58}",
        ),
    ],
)
def test_the_first_fault_is_said_with_its_place_and_what_stands_there(text, reason):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Outer).validate_json(text, strict=True)
    assert what_is_wrong(caught.value) == reason


def test_a_fault_of_a_whole_file_has_no_line():
    assert str(DatasetError(Path("a.jsonl"), 3, "bad")) == "a.jsonl:3: bad"
    assert str(DatasetError(Path("a.jsonl"), 0, "bad")) == "a.jsonl: bad"
