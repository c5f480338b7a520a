import pytest

from qa.checking.names import misplaced, ordinals, other_ordinal, replaced


def test_a_name_that_the_report_puts_elsewhere_is_misplaced():
    content = ["甲县", "创建", "示范县"]
    assert misplaced("支持甲县创建示范县", content, "支持乙县创建示范县", "甲县修路") == "甲县"


def test_neighbouring_words_are_one_name():
    content = ["青山", "大学", "建设"]
    assert misplaced("青山大学建设", content, "红塔学院建设", "支持青山大学") == "青山大学"


@pytest.mark.parametrize("elsewhere", ["", "丙县修路"])
def test_a_name_that_the_paragraph_has_nowhere_is_not_misplaced(elsewhere):
    assert misplaced("支持甲县创建示范县", ["甲县"], "支持乙县创建示范县", elsewhere) == ""


@pytest.mark.parametrize(
    ("claimed", "reported", "names"),
    [
        ("创办红塔博物馆", "创办青山博物馆", ("红塔", "青山")),
        ("创办红军博物馆", "创办铁军博物馆", None),
        ("创办红塔博物馆", "修建环城公路", None),
        ("创办红塔博物馆", "创办红塔博物馆", None),
        ("今年创办红塔博物馆", "全市创办青山博物馆", ("红塔", "青山")),
    ],
)
def test_names_that_stand_for_one_another(claimed, reported, names):
    assert replaced(claimed, reported) == names


def test_ordinals_are_gathered_by_what_they_count():
    assert ordinals("第3次、第四次，第十二届、首批，居全国第五位") == {
        "次": frozenset({"三", "四"}),
        "届": frozenset({"十二"}),
        "批": frozenset({"一"}),
    }
    assert ordinals("第一中学") == {}


@pytest.mark.parametrize(
    ("claimed", "reported", "differing"),
    [
        ("办好第5届", "第六届", ("第五届", "第六届")),
        ("居全国第5位", "居全国第六名", None),
        ("首批", "第二届", None),
        ("修路", "第二届", None),
    ],
)
def test_ordinals_that_count_the_same_and_share_none_differ(claimed, reported, differing):
    assert other_ordinal(claimed, reported) == differing
