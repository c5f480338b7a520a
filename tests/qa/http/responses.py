"""What the API says of the records of the fake bot, and how its tables are read back."""

from __future__ import annotations

import csv
import io
from typing import Any

from httpx import Response
from openpyxl import load_workbook

GROWTH = {
    "id": "alpha-2023:2:8-12",
    "report": "alpha-2023",
    "paragraph": 2,
    "start": 8,
    "end": 12,
    "text": "7.5%",
    "value": 7.5,
    "value_max": None,
    "unit": "%",
    "comparator": "=",
    "indicator": "地区生产总值增长",
    "kind": "growth",
    "tense": "target",
    "modality": "",
    "year": 2023,
    "ocr_certainty": None,
}
TOTAL = GROWTH | {
    "id": "alpha-2023:2:15-21",
    "start": 15,
    "end": 21,
    "text": "4000亿元",
    "value": 4e11,
    "unit": "元",
    "comparator": ">",
    "indicator": "地区生产总值",
    "kind": "level",
}


def error(response: Response) -> tuple[int, str, str]:
    """Return status, code and message of an error, all of which have one shape."""
    assert response.headers["content-type"] == "application/json"
    assert list(response.json()) == ["error"]
    return response.status_code, response.json()["error"]["code"], response.json()["error"]["message"]


def rows_of_csv(response: Response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(response: Response) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)]
