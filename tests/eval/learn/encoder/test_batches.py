from eval.learn.encoder.batches import batches
from eval.learn.encoder.examples import Example, Taught
from index.encoder.with_parts import SentenceWithClauses


def example(report, text, question="？"):
    return Example(report, question, Taught(SentenceWithClauses(text), ()), None)


EXAMPLES = [example("甲", f"句{n}。") for n in range(5)] + [example("乙", f"文{n}。") for n in range(3)]


def test_every_example_comes_once_an_epoch_beside_others_of_its_report():
    made = batches(EXAMPLES, size=2, epochs=1, seed=1)
    assert sorted(map(len, made)) == [1, 1, 2, 2, 2]
    assert sorted(each.right.text.text for batch in made for each in batch) == sorted(
        each.right.text.text for each in EXAMPLES
    )
    assert all(len({each.report for each in batch}) == 1 for batch in made)


def test_a_sentence_comes_once_in_a_batch():
    made = batches(
        [example("甲", "句。", "一？"), example("甲", "句。", "二？"), EXAMPLES[0]], size=3, epochs=1, seed=1
    )
    assert sorted(map(len, made)) == [1, 2]


def test_a_fraction_of_an_epoch_is_so_large_a_part_of_the_batches():
    assert [len(batches(EXAMPLES, size=2, epochs=epochs, seed=1)) for epochs in (0.5, 1, 1.5)] == [3, 5, 8]


def test_a_seed_gives_the_same_batches_again():
    assert batches(EXAMPLES, 2, 2, seed=3) == batches(EXAMPLES, 2, 2, seed=3) != batches(EXAMPLES, 2, 2, seed=4)
