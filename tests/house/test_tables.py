"""The tables as files: the same input gives the same bytes, whatever the day and the hash seed."""

import zipfile

import pandas as pd
import pytest

from yzcompare import archives, load, rooms, tables
from yzcompare.errors import InputError
from yzcompare.tables import parts


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
def test_two_exports_give_the_same_bytes(form, tmp_path, monkeypatch, project):
    """CSV files and a whole report, anew in another process, are compared in test_report."""
    monkeypatch.setenv(archives.EPOCH, "1790000000")
    manifest = project.write()
    for name in ("first", "second"):
        tables.export(load(manifest), tmp_path / name, form)
    made = sorted(
        path.relative_to(tmp_path / "first") for path in (tmp_path / "first").rglob("*.*") if path.is_file()
    )
    tables_made = [path for path in made if path.parts[0] != parts.PARTS]
    assert len(tables_made) == (1 if form == "xlsx" else len(rooms.tables()))
    for name in made:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes(), name


def test_a_workbook_carries_the_date_that_is_set(tmp_path, monkeypatch, project):
    monkeypatch.setenv(archives.EPOCH, "1790000000")
    [path] = tables.export(load(project.write()), tmp_path / "out", "xlsx")
    with zipfile.ZipFile(path) as book:
        assert book.read("docProps/core.xml").count(b"2026-09-21T14:13:20Z") == 2
        assert {entry.date_time for entry in book.infolist()} == {(2026, 9, 21, 14, 13, 20)}
    assert set(pd.read_excel(path, sheet_name=None)) == set(rooms.tables())


def test_a_date_that_is_none_is_the_users_to_mend(monkeypatch):
    monkeypatch.setenv(archives.EPOCH, "yesterday")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        archives.moment()


def test_without_a_fixed_date_it_is_today_and_an_archive_is_the_same_all_day(monkeypatch, tmp_path):
    monkeypatch.delenv(archives.EPOCH, raising=False)
    for name in ("a.zip", "b.zip"):
        with (tmp_path / name).open("wb") as file:
            archives.pack(file, [("渝中.txt", "渝中".encode())])
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.read("渝中.txt").decode() == "渝中"


def test_the_same_texts_in_another_folder_are_the_same_corpus(project, tmp_path):
    first = load(project.write())
    (tmp_path / "elsewhere").mkdir()
    for name in ("corpus.toml", "text.txt"):
        (tmp_path / "elsewhere" / name).write_bytes((project.manifest.parent / name).read_bytes())
    second = load(tmp_path / "elsewhere" / "corpus.toml")
    assert first.checksum == second.checksum
    assert second.manifest.path.parent.name == "elsewhere"
