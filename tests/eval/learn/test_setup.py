import json

import pytest

from eval.learn.setup import open_bench
from index.errors import IndexingError


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.jsonl"
    record = {"question": "新增就业多少？", "answerable": True, "quote": "城镇新增就业", "figures": []}
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_an_adapter_named_by_no_place_of_the_reports_is_an_error(questions, tmp_path):
    (tmp_path / "adapters" / "atlantis+eldorado").mkdir(parents=True)
    named = pytest.raises(IndexingError, match=r"atlantis\+eldorado: no report is about a place of that name")
    with named, open_bench([questions], "mianyang-2023", None, tmp_path / "adapters"):
        pass
