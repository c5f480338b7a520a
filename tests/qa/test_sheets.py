from dataclasses import replace

from qa.sheets import figure_sheet
from tests.qa.fake_bot import ALPHA, BETA, PARKS, TOTAL


def test_sheet_has_words_for_signs_and_the_sentence_of_each_figure():
    sheet = figure_sheet([replace(TOTAL, ocr_certainty=0.96875), PARKS], [ALPHA, BETA], "数字")
    assert [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows] == [
        {
            "报告": "甲市政府工作报告（2023 年）",
            "指标": "地区生产总值",
            "原文": "4000亿元",
            "界限": "超过",
            "数值": 4e11,
            "上限": None,
            "单位": "元",
            "类别": "总量",
            "性质": "目标",
            "承诺用语": "",
            "年份": 2023,
            "章节": "一、总体要求",
            "段落": 2,
            "原句": "地区生产总值增长7.5%、突破4000亿元。",
            "识别把握": 0.96875,
            "编号": "alpha-2023:2:15-21",
        },
        {
            "报告": "乙县政府工作报告（2024 年）",
            "指标": "新建公园",
            "原文": "5个",
            "界限": "恰为",
            "数值": 5.0,
            "上限": None,
            "单位": "个",
            "类别": "新增",
            "性质": "已完成",
            "承诺用语": "",
            "年份": None,
            "章节": "",
            "段落": 1,
            "原句": "新建公园5个。",
            "识别把握": None,
            "编号": "beta-2024:1:4-6",
        },
    ]
    assert len(sheet.widths) == len(sheet.header)
