"""Tables as a spreadsheet opens them: Excel reads the Chinese, runs nothing, and no character breaks the file."""

import csv
import errno
import io
import os
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from yzcompare import InputError, cli, load, rooms, sheets, tables, writing

HOSTILE = ['=HYPERLINK("http://evil/","x")', "@SUM(1+1)", "+1+cmd|' /C calc'!A0", "-2+3", "\t=1", "\r=1"]
HOSTILE += ["\n=1", "　=1", "＝1+1", "－1+1", "＠a"]


def read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_csv_file_begins_with_the_mark_that_excel_needs(project, tmp_path):
    paths = tables.export(load(project.write()), tmp_path / "out")
    assert len(paths) == len(rooms.tables())
    for path in paths:
        assert path.read_bytes()[:3] == b"\xef\xbb\xbf", path.name


def test_the_links_of_the_command_line_begin_with_it_too(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "sys.argv",
        ["yzcompare", "align", "2014", "2025", "--format", "csv", "--out", str(tmp_path / "a.csv")],
    )
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert not caught.value.code
    assert (tmp_path / "a.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert "score" in pd.read_csv(tmp_path / "a.csv", encoding="utf-8-sig").columns


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_would_run_is_text(text):
    [_, [cell]] = read(sheets.csv_bytes(pd.DataFrame({"text": [text]})))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3.5%", "-1,200", "—— 养老", "养老=好", "", "1-2", "‘=1", "– 2"])
def test_what_it_would_not_run_stays_as_it_is(text):
    [_, [cell, _]] = read(sheets.csv_bytes(pd.DataFrame({"text": [text], "n": [1]})))
    assert cell == text


def test_columns_of_numbers_stay_numbers():
    frame = pd.DataFrame({"change": [-3, 4], "score": [-0.5, None], "mixed": [-7.0, "-甲"]})
    assert read(sheets.csv_bytes(frame))[1:] == [["-3", "-0.5", "-7.0"], ["4", "", "'-甲"]]


def test_a_hostile_manifest_and_text_run_nothing(project, tmp_path):
    text = "一、工作回顾\n=cmd|'/c calc'!A1增长11%。\n+增长12%。\n二、主要任务\n（一）-养老。办好学校2所。\n"
    entry = {"title": '\'=HYPERLINK("http://evil/","x")\'', "publisher": '"@SUM(1+1)"'}
    for path in tables.export(load(project.write(text=text, entry=entry)), tmp_path / "out"):
        for row in read(path.read_bytes())[1:]:
            assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))], path.name
            assert not [cell for cell in row if cell.startswith("-") and not cell[1:2].isdigit()], path.name


def test_a_workbook_is_xml_whatever_the_text_holds(project, tmp_path):
    strange = "\ufffe\uffff\x00\x07\x0b\x1f\x7f\x85\u2028🙂"
    text = f"一、工作回顾\n增长{strange}11%。\n二、主要任务\n（一）办好{strange}学校。新建2所。\n"
    [path] = tables.export(load(project.write(text=text)), tmp_path / "out", "xlsx")
    with zipfile.ZipFile(path) as book:
        sheets_inside = [name for name in book.namelist() if name.endswith(".xml")]
        assert len(sheets_inside) > len(rooms.tables())
        for name in sheets_inside:
            ET.fromstring(book.read(name))


def test_a_cell_is_no_longer_than_a_sheet_can_hold():
    frame = pd.DataFrame({"text": ["𠮷" * 40_000, "=" + "x" * 40_000]})
    cells = [row[0].value for row in load_workbook(io.BytesIO(sheets.workbook_bytes({"a": frame})))["a"]]
    assert all(len(cell.encode("utf-16-le")) // 2 <= sheets.EXCEL_CELL for cell in cells)
    assert "𠮷" in cells[1] and "\ufffd" not in cells[1]


def test_half_a_character_is_no_character_of_a_workbook():
    assert sheets.in_workbook("渝\ud800中\udfff") == "渝中"


def test_a_text_with_the_line_ends_of_old_macs_keeps_its_rows(project, tmp_path):
    corpus = load(project.write(text="一、工作回顾\r增长11%。\r二、主要任务\r（一）办好学校。\r"))
    made = tables.make(corpus)
    for path in tables.export(corpus, tmp_path / "out"):
        assert len(read(path.read_bytes())) == len(made[path.stem]) + 1, path.name


def test_a_table_longer_than_a_sheet_is_refused_with_another_format(monkeypatch):
    monkeypatch.setattr(sheets, "EXCEL_ROWS", 3)
    with pytest.raises(InputError, match="the table changes has 3 rows, a sheet of Excel 2 — write CSV"):
        sheets.workbook_bytes({"changes": pd.DataFrame({"a": [1, 2, 3]})})


@pytest.mark.parametrize("form", tables.FORMATS)
def test_a_full_disk_is_one_clear_line_and_leaves_nothing(form, project, tmp_path, monkeypatch, capsys):
    corpus = load(project.write())

    def refuse(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "fsync", refuse)
    with pytest.raises(InputError, match="No space left on device — make room") as caught:
        tables.export(corpus, tmp_path / "out", form)
    assert str(tmp_path / "out") in str(caught.value)
    assert (
        not [path for path in (tmp_path / "out").rglob("*") if path.is_file()] and not capsys.readouterr().err
    )


def test_a_tilde_in_a_path_is_a_name_like_any_other(project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus = load(project.write())
    for form in tables.FORMATS:
        for path in tables.export(corpus, Path("~/tt"), form):
            assert (tmp_path / path).is_dir() if form == "parquet" else (tmp_path / path).is_file()
