"""Tables as files that a spreadsheet opens: CSV, one Excel workbook.

What stands in a text is never run and never breaks the file: a spreadsheet takes a cell that begins with
= + - or @ for a formula, and a workbook cannot hold every character that a text can.
"""

import io
import re
from typing import Any

import pandas as pd

from yzcompare.archives import date_workbook
from yzcompare.errors import InputError

EXCEL_CELL = 32_767
"""Characters (of 16 bits) that a cell of an Excel workbook holds at the most."""

EXCEL_ROWS = 1_048_576
"""Rows of a sheet of an Excel workbook, its head included."""

_FORMULA = re.compile(r"[\t\r]|\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?", re.ASCII)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def csv_bytes(frame: pd.DataFrame, head: bool = True) -> bytes:
    """A table as CSV as Excel reads and writes it: UTF-8 with a byte-order mark, CRLF, no cell a formula.

    Without its head it goes on a table that is begun. Rows that end in CRLF are what makes a carriage return inside a cell be quoted.

    >>> frame = pd.DataFrame({"text": ["=1+1", "养老"], "change": [-3, 2]})
    >>> csv_bytes(frame).decode().splitlines()
    ['\\ufefftext,change', "'=1+1,-3", '养老,2']
    """
    text = frame.map(harmless).to_csv(index=False, header=head, lineterminator="\r\n")
    return text.encode("utf-8-sig" if head else "utf-8")


def json_bytes(frame: pd.DataFrame) -> bytes:
    """A frame as JSON, an object a row: numbers are numbers, what is empty is null, characters are themselves.

    >>> json_bytes(pd.DataFrame({"indicator": ["就业"], "change": [float("nan")]})).decode()
    '[{"indicator":"就业","change":null}]\\n'
    """
    return (frame.to_json(orient="records", force_ascii=False) + "\n").encode()


def workbook_bytes(frames: dict[str, pd.DataFrame]) -> bytes:
    """Tables as one Excel workbook, a sheet each.

    It is made in memory: what packs it would complain for lines of a disk that is full. Raises InputError
    for a table that has more rows than a sheet.
    """
    for name, frame in frames.items():
        if len(frame) >= EXCEL_ROWS:
            raise InputError(
                f"the table {name} has {len(frame):,} rows, a sheet of Excel {EXCEL_ROWS - 1:,}",
                hint="write CSV or Parquet",
            )
    undated, dated = io.BytesIO(), io.BytesIO()
    with pd.ExcelWriter(undated, engine="openpyxl") as book:
        for name, frame in frames.items():
            frame.map(in_workbook).to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
    date_workbook(undated, dated)
    return dated.getvalue()


def harmless(value: Any) -> Any:
    """A cell of a CSV file: a text that a spreadsheet would take for a formula gets an apostrophe before it.

    Numbers stay numbers, those in words of a text too.

    >>> harmless('=HYPERLINK("http://x","y")'), harmless("-3.5%"), harmless("- 养老"), harmless(-3)
    ('\\'=HYPERLINK("http://x","y")', '-3.5%', "'- 养老", -3)
    """
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def in_workbook(value: Any) -> Any:
    """A cell of a workbook: no character that XML cannot hold, no longer than Excel allows, never a formula.

    >>> in_workbook("渝\\ufffe中\\x07"), in_workbook("=1+1")
    ('渝中', "'=1+1")
    """
    if not isinstance(value, str):
        return value
    text = _NOT_IN_XML.sub("", value)
    text = f"'{text}" if text.startswith("=") else text
    if len(text) * 2 > EXCEL_CELL:  # a rare character counts for two
        text = text.encode("utf-16-le")[: EXCEL_CELL * 2].decode("utf-16-le", "ignore")
    return text
