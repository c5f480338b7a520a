import pytest

from corpus.figures.indicators import Indicator
from corpus.figures.naming import indicators_of
from tests.corpus.figures.grammar import contexts


def names(text):
    return [indicator.text for indicator in indicators_of(text, contexts(text))]


def test_a_figure_is_named_by_the_measure_before_or_the_noun_behind():
    assert names("高新技术企业超过800家，科技型中小企业1200家") == ["高新技术企业", "科技型中小企业"]
    assert names("新建5所学校、6家医院") == ["新建学校", "新建医院"]
    assert names("总投资3亿元的项目5个") == ["项目总投资", "总投资3亿元的项目"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业增加值、服务业增加值分别增长5%、6%", ["工业增加值增长", "服务业增加值增长"]),
        ("第一、二产业增加值分别增长3%和8%", ["第一产业增加值增长", "第二产业增加值增长"]),
        ("出口3亿元、进口2亿元，分别增长5%、6%", ["出口", "进口", "出口增长", "进口增长"]),
        ("基本养老、医疗保险参保率分别达到95%、98%", ["基本养老参保率", "医疗保险参保率"]),
        ("城乡居民收入增长6%、8%", ["城镇居民收入增长", "农村居民收入增长"]),
        ("旅游收入分别增长5%、6%", ["旅游收入增长", "旅游收入增长"]),
        ("省级、市级企业5、10家", ["省级企业", "市级企业"]),
        ("进口、出口分别增长5%、下降6%", ["进口增长", "出口下降"]),
        ("一类、二类许可时限分别由20、15天压缩至12、8天", ["一类许可时限", "二类许可时限"] * 2),
        ("水质指数、氨氮浓度分别下降5%、6%", ["水质指数下降", "氨氮浓度下降"]),
        (
            "城镇居民、农村居民人均支出分别由1万元增加到2万元、由5千元增加到8千元",
            ["城镇居民人均支出", "城镇居民人均支出", "农村居民人均支出", "农村居民人均支出"],
        ),
    ],
)
def test_a_list_that_is_dealt_out_names_each_item_whole(text, expected):
    assert names(text) == expected


def test_a_change_or_a_share_is_of_the_figure_before_it():
    text = "财政收入5亿元、增长6%，占全市12%"
    assert indicators_of(text, contexts(text)) == [
        Indicator("财政收入", "财政收入", ""),
        Indicator("财政收入增长", "财政收入", ""),
        Indicator("财政收入占全市", "财政收入", ""),
    ]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("粮食产量由“十二五”末的18万吨增加到23万吨", "粮食产量"),
        ("入园率由“十二五”期末的72%提高到91%", "入园率"),
        ("民营企业由五年前的120家发展到310家", "民营企业"),
        ("普及率由建县之初的30%提高到95%", "普及率"),
        ("专利授权量由2016年的35件上升到去年的128件", "专利授权量"),
        ("同2015年相比，茶园面积由6万亩扩大到10万亩", "茶园面积"),
    ],
)
def test_both_values_of_a_change_have_the_bare_name(text, measure):
    assert names(text) == [measure, measure]


def test_a_bare_measure_is_of_the_thing_before_it():
    assert names("实施技改项目，完成投资3亿元，增长5%") == ["技改项目投资", "技改项目投资增长"]
    assert names("粮食播种面积稳定在500万亩，总产230万吨") == ["粮食播种面积", "粮食总产"]
    assert names("新增养老床位600张，总数达到5000张") == ["新增养老床位", "养老床位总数"]
    assert names("完成投资3亿元、增长5%") == ["投资", "投资增长"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资35万元硬化了东风巷；投资12万元，完成了水厂的改造", ["东风巷投资", "水厂的改造投资"]),
        ("投资500万元建成了体育馆，投资80万元完成了公园绿化", ["体育馆投资", "公园绿化投资"]),
        ("新建学校5所，总投资2亿元，新增学位360个", ["新建学校", "学校总投资", "新增学位"]),
        (
            "税收收入12亿元，同比增收0.8亿元，增长7.1%",
            ["税收收入", "税收收入同比增收", "税收收入增长"],
        ),
        ("民生支出3亿元，同比减支0.3亿元，下降8.6%", ["民生支出", "民生支出同比减支", "民生支出下降"]),
        ("（3）农林水支出3亿元，增长8%；（4）卫生支出2亿元", ["农林水支出", "农林水支出增长", "卫生支出"]),
        ("①新建桥梁3座；②改造危桥5座", ["新建桥梁", "改造危桥"]),
        ("1.财政状况\n财政收入8亿元，增长5%", ["财政收入", "财政收入增长"]),
        ("3.1本工程概算投资1280.5万元3.2本工程建筑面积5600平方米", ["概算投资", "建筑面积"]),
    ],
)
def test_a_name_is_never_taken_from_another_statement(text, expected):
    assert names(text) == expected


def test_an_item_of_a_list_shares_the_action_unless_it_is_a_measure_of_its_own():
    assert names("新栽水果13万亩、干杂果3万亩") == ["新栽水果", "新栽干杂果"]
    assert names("新建学校5所、医院入住率95%") == ["新建学校", "医院入住率"]
    assert names("转移就业5万人、返乡创业3万人") == ["转移就业", "返乡创业"]


def test_a_list_shares_the_people_that_its_measures_are_for():
    assert names("每千人拥有医生2.3人、病床4.1张") == ["每千人拥有医生", "每千人拥有病床"]


def test_a_part_is_named_with_its_whole():
    assert names("新增绿地458公顷，其中主城区366公顷") == ["新增绿地", "主城区新增绿地"]
    assert names("办理事项5项，其中3项实现“零跑腿”") == ["办理事项", "实现“零跑腿”的办理事项"]
    assert names("新增实验室18家、累计38家") == ["新增实验室", "实验室"]


def test_a_figure_that_was_passed_takes_the_noun_behind_it():
    assert names("经济总量跨过3个万亿元大关") == ["经济总量跨过万亿元大关"]


def test_a_change_behind_its_number_is_part_of_the_name():
    assert names("税收实现20%以上的增长") == ["税收增长"]


def test_without_a_word_there_is_no_name():
    assert indicators_of("5%", contexts("5%")) == [Indicator("", "", "")]
