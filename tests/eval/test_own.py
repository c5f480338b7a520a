from pathlib import Path

import pytest

from eval.errors import DatasetError
from eval.gold import AnnotatedSpan, Claim, Draft, Evidence, GoldFigure, Promise, Question, SpannedFigure, Stated
from eval.own import (
    read_claims,
    read_drafts,
    read_figures,
    read_nonfigures,
    read_promises,
    read_questions,
    read_spans,
)

FIGURE = '{"text": "7.5%", "value": 7.5, "unit": "%", "comparator": "="}'


def write(folder: Path, *lines: str) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_read_questions_of_one_and_of_many_reports(tmp_path):
    one = (
        '{"id": "a", "question": "增长多少", "answerable": true, "evidence": ["增长7.5%"], "figures": [' + FIGURE + "]}"
    )
    many = (
        '{"id": "b", "question": "多少", "answerable": true, "evidence": [{"report": "r", "quote": "x"}], "type": "t"}'
    )
    none = '{"id": "c", "question": "地铁", "answerable": false, "evidence": [], "figures": []}'
    assert read_questions(write(tmp_path, one, "", many, none)) == (
        Question("a", "增长多少", True, (Evidence("增长7.5%"),), (GoldFigure("7.5%", 7.5, "%", "="),)),
        Question("b", "多少", True, (Evidence("x", "r"),), type="t"),
        Question("c", "地铁", False),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[1]", "a JSON object was expected, there is [1]"),
        ('{"id": "a", "question": "多少"}', "'answerable' must be true or false, it is missing"),
        ('{"id": "a", "question": "多少", "answerable": 1}', "'answerable' must be true or false, it is 1"),
        ('{"id": "a", "question": "多少", "answerable": true}', "'answerable' is true but 'evidence' has 0 quotes"),
        (
            '{"id": "a", "question": "多少", "answerable": false, "evidence": ["x"]}',
            "'answerable' is false but 'evidence' has 1 quotes",
        ),
        (
            '{"id": "a", "question": " ", "answerable": false}',
            "'question' must be a text that is not empty, it is \" \"",
        ),
        (
            '{"id": "a", "question": "x", "answerable": false, "figures": [{"text": "5", "value": "5"}]}',
            "'value' must be a number, it is \"5\"",
        ),
        (
            '{"id": "a", "question": "x", "answerable": false, "figures": [{"text": "5", "value": NaN}]}',
            "'value' must be a number, it is NaN",
        ),
        (
            '{"id": "a", "question": "x", "answerable": false,'
            ' "figures": [{"text": "5", "value": 5, "comparator": "?"}]}',
            "'comparator' must be one of =, >, >=, <, <=, ~, range, it is \"?\"",
        ),
        ('{"id": "ok", "question": "x", "answerable": false}', "the id 'ok' was there before; ids must differ"),
    ],
)
def test_malformed_question_names_file_line_and_reason(tmp_path, line, reason):
    path = write(tmp_path, '{"id": "ok", "question": "x", "answerable": false}', line)
    with pytest.raises(DatasetError) as caught:
        read_questions(path)
    assert str(caught.value) == f"{path}:2: {reason}"


def test_empty_and_missing_files_are_faults(tmp_path):
    with pytest.raises(DatasetError, match=r"set.jsonl: holds no record"):
        read_questions(write(tmp_path, ""))
    with pytest.raises(DatasetError, match=r"gone.jsonl: cannot be read"):
        read_questions(tmp_path / "gone.jsonl")


def test_read_claims_and_drafts(tmp_path):
    claim = '{"id": "c", "claim": "增长7.5%", "verdict": "supported"}'
    draft = '{"id": "d", "text": "甲。乙。", "claims": [{"sentence": "乙。", "verdict": "not_found"}]}'
    assert read_claims(write(tmp_path, claim)) == (Claim("c", "增长7.5%", "supported"),)
    assert read_drafts(write(tmp_path, draft)) == (Draft("d", "甲。乙。", (Claim("d.1", "乙。", "not_found"),)),)
    with pytest.raises(DatasetError, match="the text does not hold the sentence '丙。'"):
        read_drafts(write(tmp_path, draft.replace('"乙。"', '"丙。"')))


def test_read_figures_spans_and_nonfigures(tmp_path):
    line = (
        '{"report": "r", "text": "7.5%", "start": 3, "end": 7, "value": 7.5, "unit": "%", "comparator": "=",'
        ' "indicator": "总值增长", "kind": "growth", "tense": "target", "required": true}'
    )
    assert read_figures(write(tmp_path, line)) == (
        SpannedFigure("r", 3, 7, GoldFigure("7.5%", 7.5, "%", "="), "总值增长", "growth", "target", True),
    )
    with pytest.raises(DatasetError, match=r"the span 3-8 has not the length of '7.5%'"):
        read_figures(write(tmp_path, line.replace('"end": 7', '"end": 8')))
    span = '{"report": "r", "start": 1, "end": 9}'
    assert read_spans(write(tmp_path, span)) == (AnnotatedSpan("r", 1, 9),)
    assert read_nonfigures(write(tmp_path, '{"start": 1, "end": 9}'), "s") == (AnnotatedSpan("s", 1, 9),)


def test_read_promises(tmp_path):
    target = '{"report": "a", "quote": "增长7.5%", "indicator": "增长", ' + FIGURE[1:]
    line = '{"id": "p", "target": ' + target + ', "actual": null, "verdict": "not_found"}'
    stated = Stated("a", "增长7.5%", GoldFigure("7.5%", 7.5, "%", "="), "增长")
    assert read_promises(write(tmp_path, line)) == (Promise("p", stated, None, "not_found"),)
    with pytest.raises(DatasetError, match="an object was expected, there is missing"):
        read_promises(write(tmp_path, '{"id": "p", "verdict": "met"}'))
