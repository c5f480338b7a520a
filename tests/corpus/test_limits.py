from corpus.limits import limit


def test_a_limit_is_a_whole_number_by_its_dotted_name():
    assert limit("pool.check.threads") >= 1
    assert limit("check.characters") == 20_000
