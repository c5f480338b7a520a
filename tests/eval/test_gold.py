import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.errors import DatasetError
from eval.gold import (
    AnnotatedSpan,
    FigureText,
    GoldClaim,
    GoldDraft,
    GoldEvidence,
    GoldFigure,
    GoldQuestion,
    GoldTarget,
    SpannedFigure,
    StatedFigure,
    read_gold,
    read_records,
)

FIGURE = '{"text": "7.5%", "value": 7.5, "unit": "%", "comparator": "="}'


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "set.jsonl"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


def test_questions_of_one_and_of_many_reports(write):
    one = (
        '{"id": "a", "question": "增长多少", "answerable": true, "evidence": ["增长7.5%"], "figures": [' + FIGURE + "]}"
    )
    many = (
        '{"id": "b", "question": "多少", "answerable": true, "evidence": [{"report": "r", "quote": "x"}], "type": "t"}'
    )
    none = '{"id": "c", "question": "地铁", "answerable": false, "evidence": [], "figures": []}'
    assert read_gold(write(one, "", many, none), GoldQuestion) == (
        GoldQuestion("a", "增长多少", True, (GoldEvidence("增长7.5%"),), (GoldFigure("7.5%", 7.5, "%", "="),)),
        GoldQuestion("b", "多少", True, (GoldEvidence("x", "r"),), type="t"),
        GoldQuestion("c", "地铁", False),
    )


@pytest.mark.parametrize(
    ("field", "evidence"),
    [
        ('"quote": "x"', (GoldEvidence("x"),)),
        ('"quotes": ["x", "y"]', (GoldEvidence("x"), GoldEvidence("y"))),
        ('"quote": ""', ()),
    ],
)
def test_evidence_of_questions_to_learn_from_is_one_quote_or_a_list(write, field, evidence):
    line = f'{{"id": "a", "report": "r", "question": "x", "answerable": {str(bool(evidence)).lower()}, {field}}}'
    assert read_gold(write(line), GoldQuestion) == (GoldQuestion("a", "x", bool(evidence), evidence, report="r"),)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON: EOF while parsing an object at line 1 column 1"),
        ("[1]", "the line should be an object, it is [1]"),
        ('{"id": "a", "question": "多少"}', "'answerable' is missing"),
        ('{"id": "a", "question": "多少", "answerable": 1}', "'answerable' should be a valid boolean, it is 1"),
        ('{"id": "a", "question": "多少", "answerable": true}', "'answerable' is true but 'evidence' has 0 quotes"),
        (
            '{"id": "a", "question": "多少", "answerable": false, "evidence": ["x"]}',
            "'answerable' is false but 'evidence' has 1 quotes",
        ),
        (
            '{"id": "a", "question": "多少", "answerable": true, "evidence": [3]}',
            "'evidence.0' should be an object, it is 3",
        ),
        ('{"id": "a", "question": " ", "answerable": false}', "'question' must not be empty, it is \" \""),
        (
            '{"id": "a", "question": "x", "answerable": false, "figures": [{"text": "5", "value": "5"}]}',
            "'figures.0.value' should be a valid number, it is \"5\"",
        ),
        (
            '{"id": "a", "question": "x", "answerable": false, "figures": [{"text": "5", "value": NaN}]}',
            "'figures.0.value' should be a finite number, it is NaN",
        ),
        (
            '{"id": "a", "question": "x", "answerable": false,'
            ' "figures": [{"text": "5", "value": 5, "unit": "", "comparator": "?"}]}',
            "'figures.0.comparator' should be '=', '>', '>=', '<', '<=', '~' or 'range', it is \"?\"",
        ),
        ('{"id": "ok", "question": "x", "answerable": false}', "the id 'ok' was there before; ids must differ"),
    ],
)
def test_malformed_question_names_file_line_and_reason(write, line, reason):
    path = write('{"id": "ok", "question": "x", "answerable": false}', line)
    with pytest.raises(DatasetError) as caught:
        read_gold(path, GoldQuestion)
    assert str(caught.value) == f"{path}:2: {reason}"


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner), max_leaves=3))
def test_any_other_json_is_a_fault_that_names_the_line(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("gold") / "set.jsonl"
    path.write_text(json.dumps({"id": value, "question": "x", "answerable": value}), "utf-8")
    with pytest.raises(DatasetError, match=r"set\.jsonl:1: '(id|answerable)' (is|should be|must not be) "):
        read_gold(path, GoldQuestion)


def test_empty_and_missing_files_are_faults(write, tmp_path):
    with pytest.raises(DatasetError, match=r"set.jsonl: holds no record"):
        read_gold(write(""), GoldQuestion)
    with pytest.raises(DatasetError, match=r"gone.jsonl: cannot be read"):
        read_gold(tmp_path / "gone.jsonl", GoldQuestion)


def test_records_come_with_their_lines(write):
    span = '{"report": "r", "start": 1, "end": 9}'
    assert list(read_records(write(span, "", span), AnnotatedSpan)) == [
        (1, AnnotatedSpan(1, 9, "r")),
        (3, AnnotatedSpan(1, 9, "r")),
    ]


def test_claims_with_what_they_speak_of(write):
    plain = '{"id": "c", "claim": "增长7.5%", "verdict": "supported"}'
    learned = (
        '{"id": "d", "report": "r", "claim": "增长6%", "verdict": "contradicted", "half": "learned",'
        ' "figures_report": [{"text": "7.5%"}]}'
    )
    assert read_gold(write(plain, learned), GoldClaim) == (
        GoldClaim("增长7.5%", "supported", "c"),
        GoldClaim("增长6%", "contradicted", "d", "r", "learned", (FigureText("7.5%"),)),
    )


def test_drafts_hold_the_sentences_that_are_claimed(write):
    draft = '{"id": "d", "text": "甲。乙。", "claims": [{"sentence": "乙。", "verdict": "not_found"}]}'
    assert read_gold(write(draft), GoldDraft) == (GoldDraft("d", "甲。乙。", (GoldClaim("乙。", "not_found"),)),)
    with pytest.raises(DatasetError, match=r"set\.jsonl:1: the text does not hold the sentence '丙。'"):
        read_gold(write(draft.replace('"乙。"', '"丙。"')), GoldDraft)
    with pytest.raises(DatasetError, match=r"set\.jsonl:1: 'claims' is empty"):
        read_gold(write('{"id": "d", "text": "甲。", "claims": []}'), GoldDraft)


def test_figures_stand_in_their_spans(write):
    line = (
        '{"report": "r", "text": "7.5%", "start": 3, "end": 7, "value": 7.5, "unit": "%", "comparator": "=",'
        ' "indicator": "总值增长", "kind": "growth", "tense": "target", "required": true}'
    )
    (figure,) = read_gold(write(line), SpannedFigure)
    assert (figure, figure.id) == (
        SpannedFigure(
            *("7.5%", 7.5, "%", "="),
            report="r",
            start=3,
            end=7,
            indicator="总值增长",
            kind="growth",
            tense="target",
            required=True,
        ),
        "r:3-7",
    )
    with pytest.raises(DatasetError, match=r"the span 3-8 has not the length of '7.5%'"):
        read_gold(write(line.replace('"end": 7', '"end": 8')), SpannedFigure)


def test_spans_are_not_empty(write):
    assert read_gold(write('{"start": 1, "end": 9}'), AnnotatedSpan) == (AnnotatedSpan(1, 9),)
    with pytest.raises(DatasetError, match=r"set\.jsonl:1: the span 9-9 is empty"):
        read_gold(write('{"start": 9, "end": 9}'), AnnotatedSpan)


def test_targets_with_what_became_of_them(write):
    target = '{"report": "a", "quote": "增长7.5%", "indicator": "增长", ' + FIGURE[1:]
    line = '{"id": "p", "place": "x", "target": ' + target + ', "actual": null, "verdict": "not_found"}'
    stated = StatedFigure(*("7.5%", 7.5, "%", "="), report="a", quote="增长7.5%", indicator="增长")
    assert read_gold(write(line), GoldTarget) == (GoldTarget("p", "x", stated, None, "not_found"),)
    with pytest.raises(DatasetError, match=r"set\.jsonl:1: 'target' is missing"):
        read_gold(write('{"id": "p", "place": "x", "verdict": "met"}'), GoldTarget)
