from qa.checking.coverage import Coverage


def test_each_clause_is_told_the_share_of_the_words_that_it_has():
    coverage = Coverage(["新建学校5所", "学校和医院", "修路", ""])
    assert coverage.shares(["学校", "医院"]).tolist() == [0.5, 1.0, 0.0, 0.0]


def test_a_word_twice_in_a_clause_counts_once_and_none_reaches_over_two_clauses():
    coverage = Coverage(["学校学校", "学", "校"])
    assert coverage.shares(["学校"]).tolist() == [1.0, 0.0, 0.0]


def test_words_for_the_same_are_one():
    assert Coverage(["动工5家公司"]).shares(["企业", "开工"]).tolist() == [1.0]


def test_no_words_and_no_clauses_are_covered_by_nothing():
    assert Coverage(["修路"]).shares([]).tolist() == [0.0]
    assert Coverage([]).shares(["修路"]).tolist() == []
