import pytest

from qa.question.subquestions import split_question


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("学校建了几所?医院又添了多少家?", ["学校建了几所", "医院又添了多少家"]),
        (
            "今年种了多少树,修了几公里河道,另外停车费一小时收多少钱",
            ["今年种了多少树", "今年修了几公里河道", "今年停车费一小时收多少钱"],
        ),
        ("博览会来了多少家企业、多少观众", ["博览会来了多少家企业", "博览会来了多少观众"]),
        ("小麦产量增长多少?玉米呢?", ["小麦产量增长多少", "玉米产量增长多少"]),
        ("我家在乡下,想问危房改造几户,沼气池建了几口", ["危房改造几户", "沼气池建了几口"]),
        ("茶叶产量;水果产量", ["茶叶产量是多少", "水果产量是多少"]),
        (
            "how many parks were built, and how many trees were planted?",
            ["how many parks were built", "how many trees were planted"],
        ),
    ],
)
def test_each_question_stands_alone(text, parts):
    assert [part.text for part in split_question(text)] == parts


def test_a_question_is_spoken_of_by_its_own_words():
    assert [part.name for part in split_question("今年种了多少树,修了几公里河道")] == [
        "今年种了多少树",
        "修了几公里河道",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "绿化面积多少亩",
        "公园和绿道哪个建得多,差多少",
        "新评的景区有几个,叫啥",
        "给学生办了哪些好事,接下来还办啥",
        "关于就业,目标是多少",
    ],
)
def test_what_asks_one_thing_is_not_split(text):
    assert split_question(text) == ()
