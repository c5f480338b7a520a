import pytest

from corpus.furniture import begins_tail, furniture, is_furniture

PROSE = "过去一年，全市上下攻坚克难，地区生产总值增长百分之六，新增就业五万人，人民生活持续改善，社会大局稳定。"
OTHER = "今年要抓好十件民生实事，改造老旧小区一百二十个，新建学校五所，新增养老床位三百张，让群众有更多获得感。"


def left(lines):
    return [line for line, is_of_page in zip(lines, furniture(lines), strict=True) if not is_of_page]


@pytest.mark.parametrize(
    "line",
    [
        "下载",
        "【字号：大 中 小】",
        "【字体：",
        "打印本页",
        "[关闭窗口]",
        "分享到：QQ空间 新浪微博",
        "来源：甲市日报",
        "信息来源: 办公室",
        "发布时间：2018/2/24 16:12:12    信息发布人：管理员",
        "浏览次数：1234",
        "阅读：",
        "索 引 号：000014349/2021",
        "2021-02-06 10:22",
        "张三作政府工作报告。本报记者 李四摄",
        "（共印500份）",
        "报告.indd 3",
        "第3页 共20页",
        "—12—",
        "甲市甲市甲市甲市甲市甲市",
        "免责声明：本文仅代表作者观点，不代表本站立场。",
        "您现在的位置：首页 > 政务公开",
    ],
)
def test_lines_of_a_page_are_told_by_what_they_say(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "政府工作报告",
        "一、2020年工作回顾",
        "新增就业5万人。",
        "分享发展成果",
        "来源渠道更加多元。",
        "编辑出版事业繁荣发展。",
        "推荐工作有序推进",
        "2021年2月6日",
        "第三部分",
        "单位：亿元",
        "下载量达到5万次。",
        "更多政策落到实处",
        "联系群众更加紧密",
    ],
)
def test_lines_of_a_report_are_not(line):
    assert not is_furniture(line)
    assert not begins_tail(line)


def test_what_a_label_has_on_the_next_line_goes_with_it():
    assert left(["阅读：", "303", "评论：", "0", "政府工作报告"]) == ["政府工作报告"]


def test_a_breadcrumb_and_a_site_s_name_are_so_only_above_the_text():
    head = ["首页 > 省情概况", "澜川省政府门户网站 www.example.cn 2006年02月16日"]
    assert left([*head, "政府工作报告", PROSE, "生产->销售->服务"]) == ["政府工作报告", PROSE, "生产->销售->服务"]


def test_a_breadcrumb_of_lines_and_a_name_behind_its_label_go():
    head = [
        "首页",
        ">",
        "政务公开",
        ">",
        "政府工作报告",
        "甲省2026年政府工作报告",
        "责任编辑：",
        "李某",
        "各位代表：",
    ]
    assert left(head) == ["甲省2026年政府工作报告", "各位代表："]
    assert left(["编辑：", "政府工作报告", "各位代表："]) == ["政府工作报告", "各位代表："]


def test_a_page_s_description_of_itself_at_the_end_goes_with_the_tail():
    tail = ["责任编辑：", "李某", "相关链接>>", "e4c29f31c6964493a14c4ddf6b160169:", "另一篇报道", "各位代表：" + PROSE]
    assert left(["各位代表：", PROSE, OTHER, OTHER[3:], OTHER[5:], *tail]) == [
        "各位代表：",
        PROSE,
        OTHER,
        OTHER[3:],
        OTHER[5:],
    ]


def test_a_summary_is_left_out_where_the_text_says_the_same_or_it_breaks_off():
    assert left(["内容摘要：", PROSE[:30], "政府工作报告", PROSE]) == ["政府工作报告", PROSE]
    assert left(["内容摘要：", "各位代表……", "政府工作报告"]) == ["政府工作报告"]
    assert left(["摘要", PROSE, "政府工作报告", OTHER]) == ["摘要", PROSE, "政府工作报告", OTHER]


def test_a_list_of_contents_is_left_out_up_to_its_first_heading():
    contents = ["目录", "一、工作回顾…………1", "二、主要任务 …… 12", "三、自身建设 20"]
    assert left([*contents, "各位代表：", "一、工作回顾", PROSE]) == ["各位代表：", "一、工作回顾", PROSE]


def test_a_page_saved_twice_is_read_once():
    page = ["政府工作报告", PROSE, OTHER, PROSE[5:], "（责任编辑：张三）"]
    assert left([*page, *page]) == page[:-1]


def test_what_follows_the_report_is_left_out_to_the_end():
    tail = ["分享到：", "上一篇：", "某县2020年政府工作报告", "标签云", "政府", "2025年"]
    assert left([PROSE, *tail]) == [PROSE]


def test_notes_behind_such_a_line_stay():
    assert left([PROSE, "相关链接：", "名词解释", OTHER]) == [PROSE, "名词解释", OTHER]
