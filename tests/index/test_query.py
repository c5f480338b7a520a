from index.query import Query, read_question


def test_place_year_and_words_of_asking_do_not_count_as_topic():
    query = read_question("绵陽市2023年新建高標準農田有多少畝？", ["绵阳市", "绵阳"])
    assert query == Query("新建高标准农田有多少亩?", "新建高标准农田有 亩?", "")


def test_everyday_words_bring_the_words_of_reports():
    assert read_question("ＧＤＰ要涨几个点").synonyms.split()[:2] == ["地区生产总值", "国内生产总值"]


def test_a_question_of_nothing_but_place_and_year_is_kept():
    assert read_question("绵阳2023年", ["绵阳"]).text == "绵阳2023年"


def test_english_question_words_are_left_out_only_as_words():
    assert read_question("How many theaters are in the area?").topic.split() == ["theaters", "area?"]


def test_an_english_question_is_searched_for_in_the_report_s_words():
    query = read_question("Is the R&D spending of universities growing?")
    assert (query.topic.split(), query.synonyms) == (["研发投入", "高校", "growing?"], "研发投入 研发经费 高校")


def test_latin_letters_in_a_chinese_question_stay():
    assert "ai" in read_question("AI产业规模多大").topic
