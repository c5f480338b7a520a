from corpus import Paragraph
from corpus.enumerations import enumerations
from corpus.text.spans import sentences

GOALS = ("二、2025年重点工作",)


def paragraphs(*texts, section=GOALS):
    return [Paragraph("r", n, section, "", text, sentences(text), 0) for n, text in enumerate(texts, 1)]


def items(*texts):
    return [[item.text for item in enumeration.items] for enumeration in enumerations(paragraphs(*texts))]


def test_items_inside_one_paragraph_end_with_their_first_sentence():
    text = "今年要把握三个原则：一是稳字当头。守住底线。二是创新驱动；三是民生为本。各位代表！"
    assert items(text) == [["一是稳字当头。", "二是创新驱动", "三是民生为本。"]]


def test_items_of_several_paragraphs_go_on_over_what_stands_between():
    texts = ("做好以下三个方面工作：", "（一）抓项目。建设5个。", "深化。", "（二）抓产业。", "（三）抓民生。")
    assert items(*texts) == [["（一）抓项目", "（二）抓产业", "（三）抓民生"]]


def test_every_way_of_numbering_is_read():
    assert items("首先，修路。其次，架桥。最后，通车。") == [["首先，修路。", "其次，架桥。"]]
    assert items("第一，修路；第二，架桥。") == [["第一，修路", "第二，架桥。"]]
    assert items("一要修路，二要架桥。") == [["一要修路", "二要架桥。"]]
    assert items("1.修路。", "2.架桥。") == [["1.修路。", "2.架桥。"]]
    assert items("——修路。", "——架桥。") == [["——修路。", "——架桥。"]]
    assert items("①修路；②架桥。") == [["①修路", "②架桥。"]]


def test_numbers_that_enumerate_nothing_are_left_alone():
    assert items("一是修路。", "增长1.5%，2.5亿元。", "这是第一，也是唯一。") == []


def test_the_head_is_the_heading_and_the_sentence_before():
    (enumeration,) = enumerations(paragraphs("完成了。做好以下工作：一是修路。二是架桥。"))
    assert enumeration.head == "二、2025年重点工作\n做好以下工作："
