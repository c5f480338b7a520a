"""Rows as a CSV file, a workbook and JSON lines."""

import csv
import io
import json

from openpyxl import Workbook


def as_csv(header, rows, encoding="utf-8", delimiter=","):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return file.getvalue().encode(encoding)


def as_xlsx(header, rows):
    book = Workbook()
    for row in ([], header, *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_jsonl(header, rows):
    return "".join(json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False) + "\n" for row in rows).encode()
