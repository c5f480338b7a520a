import pytest

from corpus import ROOT, Metadata, decode, read_report
from corpus.metadata import detect

OTHERS = ROOT.parent / "shared" / "reports"
BODY = "\n各位代表：\n现在，我代表人民政府，向大会报告工作，请予审议。\n一、工作回顾\n新增就业5万人。\n"

# The first lines of reports as they are printed, with what they say: title, place, level, year, date, speaker.
FRONTS = {
    "政府工作报告\n——2024年1月9日在三台县第十九届人民代表大会第四次会议上\n三台县人民政府县长　刘　某": (
        ("政府工作报告", "三台县", "县", 2024, "2024-01-09", "刘某")
    ),
    "政府工作报告\n（2023年1月10日在凉山彝族自治州第十二届人民代表大会第三次会议上）\n州长 阿石拉比": (
        ("政府工作报告", "凉山彝族自治州", "市", 2023, "2023-01-10", "阿石拉比")
    ),
    "成都市武侯区人民政府工作报告\n二〇二三年一月三日在成都市武侯区第八届人民代表大会第三次会议上\n代理区长：张三丰": (
        ("成都市武侯区人民政府工作报告", "成都市武侯区", "县", 2023, "2023-01-03", "张三丰")
    ),
    "关于甲乙市一九九五年政府工作报告\n一九九五年二月十六日在甲乙市第十届人民代表大会第三次会议上\n代市长 李四": (
        ("关于甲乙市一九九五年政府工作报告", "甲乙市", "市", 1995, "1995-02-16", "李四")
    ),
    "政府工作报告\n——1998年3月5日在第九届全国人民代表大会第一次会议上\n国务院总理 李鹏": (
        ("政府工作报告", "全国", "国家", 1998, "1998-03-05", "李鹏")
    ),
    "甲乙县\n人民政府工作报告\n县长　王小二\n（2019年12月28日在甲乙县第十七届人民代表大会第五次会议上）": (
        ("甲乙县人民政府工作报告", "甲乙县", "县", 2020, "2019-12-28", "王小二")
    ),
    "2023年义乌市政府工作报告\n义乌市市长 王健": ("2023年义乌市政府工作报告", "义乌市", "县", 2023, "", "王健"),
    "内蒙古自治区政府工作报告\n自治区主席 王莉霞\n2023年1月12日在内蒙古自治区第十四届人民代表大会第一次会议上": (
        ("内蒙古自治区政府工作报告", "内蒙古自治区", "省", 2023, "2023-01-12", "王莉霞")
    ),
    "鄂温克族自治旗人民政府工作报告\n旗长 何某某\n2022年1月5日": (
        ("鄂温克族自治旗人民政府工作报告", "鄂温克族自治旗", "县", 2022, "2022-01-05", "何某某")
    ),
    "在某某市第八届人民代表大会第三次会议上的政府工作报告\n某某市人民政府市长\n赵六\n（二○○八年一月二十三日）": (
        ("在某某市第八届人民代表大会第三次会议上的政府工作报告", "某某市", "市", 2008, "2008-01-23", "赵六")
    ),
    "某某镇人民政府工作报告\n——2021年11月30日在某某镇第十五届人民代表大会第一次会议上\n镇长 钱七": (
        ("某某镇人民政府工作报告", "某某镇", "乡", 2022, "2021-11-30", "钱七")
    ),
    "政府工作报告\n2024年1月20日，在浦东新区第七届人民代表大会第四次会议上\n浦东新区区长 吴金城": (
        ("政府工作报告", "浦东新区", "县", 2024, "2024-01-20", "吴金城")
    ),
    "西藏自治区政府工作报告（摘要）\n西藏自治区代主席　嘎玛泽登\n2025年1月17日": (
        ("西藏自治区政府工作报告", "西藏自治区", "省", 2025, "2025-01-17", "嘎玛泽登")
    ),
    "（２０２０年１月１２日在辽宁省第十三届人民代表大会第三次会议上）\n政府工作报告\n省长 唐一军": (
        ("政府工作报告", "辽宁省", "省", 2020, "2020-01-12", "唐一军")
    ),
    "株洲市人民政府\n政府工作报告\n2022年1月5日\n株洲市人民政府副市长、代理市长 陈恢清": (
        ("政府工作报告", "株洲市", "市", 2022, "2022-01-05", "陈恢清")
    ),
    "2025年1月14日在北京市第十六届人民代表大会第三次会议上北京市市长 殷勇同志作政府工作报告。": (
        ("北京市政府工作报告", "北京市", "省", 2025, "2025-01-14", "殷勇")
    ),
}
PLACES = {
    "beijing": "北京市", "chongqing": "重庆市", "guangdong": "广东省", "henan": "河南省", "hubei": "湖北省",
    "shaanxi": "陕西省", "shandong": "山东省", "sichuan": "四川省", "xinjiang": "新疆维吾尔自治区",
    "zhejiang": "浙江省", "qingdao": "青岛市", "tongchuan": "铜川市",
}  # fmt: skip


@pytest.mark.parametrize("front", FRONTS)
def test_first_lines_say_what_the_report_is(front):
    report = read_report(front + BODY, "x")
    known = (report.title, report.place, report.level, report.year, report.date, report.speaker)
    assert known == FRONTS[front]


def test_headings_tell_the_year_where_the_title_does_not():
    assert detect(["政府工作报告"], Metadata(), ["一、过去五年工作回顾", "二、2018年目标任务"])[0].year == 2018
    assert detect(["政府工作报告"], Metadata(), ["一、2017年工作回顾", "到2035年的目标"])[0].year == 2018


def test_a_text_without_title_lines_is_named_after_its_place():
    report = read_report("各位代表：\n现在，我代表国务院，向大会报告政府工作，请予审议。\n", "x")
    assert (report.title, report.place, report.level) == ("政府工作报告", "全国", "国家")


def test_what_is_known_is_not_detected():
    known = Metadata("题", "丙县", 2001, "2001-02-03", "王五", "手抄", "县", "工作报告")
    assert detect(["2020年甲市政府工作报告"], known) == (known, ())


@pytest.mark.skipif(not OTHERS.is_dir(), reason="the development reports are not beside this checkout")
def test_every_development_report_is_of_the_place_and_year_in_its_name():
    for path in sorted(OTHERS.glob("*.txt")):
        report = read_report(decode(path.read_bytes()), path.stem)
        first, last = path.stem.split("_", 1)
        year, name = (first.removeprefix("prov"), last) if first.startswith("prov") else (last[-4:], last[:-5])
        assert (report.place, report.year) == ("全国" if first == "national" else PLACES[name], int(year)), path.stem
        assert report.title.endswith("政府工作报告"), path.stem
