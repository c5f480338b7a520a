import random
from collections import Counter
from pathlib import Path

import pytest

from corpus import read_lines
from eval.learn.cross_encoder import made as made_module
from eval.learn.cross_encoder.labels import ANSWERS, OTHER, UNTAUGHT
from eval.learn.cross_encoder.made import QuestionMaker, made_examples
from tests.eval.learn.cross_encoder.conftest import JOBS, JOBS_PLANNED

EVERYDAY = read_lines(Path(made_module.__file__).parent / "data" / "everyday.txt")


@pytest.fixture
def examples(misses):
    return list(QuestionMaker(misses, random.Random(3)).some(200))


def test_questions_come_with_what_answers_them(examples, report):
    about_figures = [example for example in examples if example.kind == "made: figure"]
    assert about_figures
    for example in about_figures:
        (figure,) = example.figures(report)
        assert figure.indicator in example.question
        assert example.segments[0] in example.labels.answering


def test_figures_of_the_same_indicator_are_left_untaught(examples):
    jobs = [example for example in examples if example.kind == "made: figure" and "新增就业" in example.question]
    marks = {example.labels.clauses[JOBS] for example in jobs}, {e.labels.clauses[JOBS_PLANNED] for e in jobs}
    assert marks == ({(ANSWERS, OTHER), (UNTAUGHT, OTHER)}, {(UNTAUGHT,), (ANSWERS,)})


def test_near_misses_have_no_answer(examples):
    near = [example for example in examples if example.kind.startswith("near miss")]
    assert near
    assert not any(example.answerable for example in near)


def test_about_as_many_as_wanted_are_made(misses):
    assert 20 <= len(list(QuestionMaker(misses, random.Random(1)).some(20))) <= 21


def test_a_seed_makes_the_same_questions_again(misses):
    first, again = (list(made_examples({"jiayi-2025": misses}, 800, random.Random(5))) for _ in range(2))
    assert first == again


def test_every_everyday_question_is_asked_and_none_is_answered(misses):
    examples = [e for e in made_examples({"jiayi-2025": misses}, 0, random.Random(1)) if e.kind == "everyday"]
    assert Counter(example.question for example in examples) == dict.fromkeys(EVERYDAY, 2)
    assert not any(example.answerable for example in examples)
