from itertools import islice

import pytest

from eval.learn.cross_encoder.claims import ClaimExample
from eval.learn.cross_encoder.example import Example
from eval.learn.cross_encoder.labels import ANSWERS, OTHER, UNTAUGHT, MarkedQuotes
from eval.learn.cross_encoder.steps import Assembly, Row, StepMaker, assemblies
from index.cross_encoder import Pair
from tests.eval.learn.cross_encoder.conftest import CANTEENS, JOBS, MUSEUM

EXAMPLES = [Example(f"{number}？", "jiayi-2025", "fact", (JOBS, CANTEENS)) for number in range(5)]


@pytest.fixture
def claims(report):
    return [ClaimExample(text, report.segments[MUSEUM].segment, "contradicted") for text in ("甲", "乙", "丙")]


@pytest.fixture
def maker(tokenizer, report):
    return StepMaker(tokenizer, {"jiayi-2025": report}, negatives=1, blank=0.0)


def test_every_example_comes_once_an_epoch_and_claims_come_round(claims):
    steps = list(assemblies([EXAMPLES, EXAMPLES[:2]], claims, questions=2, beside=2, seed=1))
    asked = [example.question for step in steps for example in step.examples]
    assert sorted(asked[:5]) == ["0？", "1？", "2？", "3？", "4？"]
    assert sorted(asked[5:]) == ["0？", "1？"]
    assert [len(step.examples) for step in steps] == [2, 2, 2, 1]
    told = [claim.claim for step in steps for claim in step.claims]
    assert sorted(told[:3]) == sorted(told[3:6]) == sorted("甲乙丙")


def test_without_claims_only_questions_come():
    assert [step.claims for step in assemblies([EXAMPLES], [], 3, 6, 1)] == [[], []]


def test_a_seed_gives_the_same_order(claims):
    first, again, other = (list(assemblies([EXAMPLES], claims, 2, 1, seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_a_question_is_laid_out_with_the_marks_of_its_segments(maker, tokenizer, report):
    labels = MarkedQuotes(["建成老年食堂22个"]).labels(report)
    answered = Example("食堂", "jiayi-2025", "fact", (JOBS, CANTEENS), labels)
    step = maker.step(Assembly([EXAMPLES[0], answered], [], seed=1))
    assert step.answerable == (False, True)
    assert [(row.question, row.clauses, row.figures) for row in step.rows] == [
        (0, (OTHER, OTHER), (OTHER, OTHER)),
        (0, (OTHER, OTHER), (OTHER, OTHER)),
        (1, (ANSWERS, OTHER), (UNTAUGHT, OTHER)),
        (1, (OTHER, OTHER), (OTHER, OTHER)),
    ]
    canteens = report.segments[CANTEENS]
    assert step.rows[2].pair == Pair.of(tokenizer, "食堂", canteens.segment, canteens.figures)


def test_a_claim_teaches_its_verdict_alone(maker, claims):
    (row,) = maker.step(Assembly([], claims[:1], seed=1)).rows
    assert row == Row(row.pair, None, (UNTAUGHT, UNTAUGHT), (), 1)


def test_blanks_leave_all_but_the_question_as_it_was(tokenizer, report):
    blanking = StepMaker(tokenizer, {"jiayi-2025": report}, negatives=1, blank=1.0)
    claim = ClaimExample("a b c", report.segments[MUSEUM].segment, "supported")
    pairs = {blanking.step(Assembly([], [claim], seed)).rows[0].pair for seed in range(20)}
    whole = Pair.of(tokenizer, "a b c", report.segments[MUSEUM].segment)
    assert {len(pair.tokens) for pair in pairs} == {len(whole.tokens)}
    assert {pair.tokens[4:] for pair in pairs} == {whole.tokens[4:]}


def test_claims_are_drawn_without_end(claims):
    steps = assemblies([EXAMPLES * 20], claims, 1, 1, 1)
    assert len(list(islice(steps, 100))) == 100
