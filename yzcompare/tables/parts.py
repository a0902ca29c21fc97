"""A part: all tables of one place, as Parquet files in a folder that holds the parts of all.

    targets/place=重庆市渝中区/part.parquet      one file a table and place; the column `place` is in the folder's name
    _parts/place=重庆市渝中区.json               what the part was made from, written when all its files are there

Hive, DuckDB, Spark and pandas read such folders as one table with a column `place`; they pass over what
begins with an underscore.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from yzcompare.errors import InputError
from yzcompare.tables.columns import PLACE, WITH_PLACE, arrow
from yzcompare.tables.columns import frame as as_frame
from yzcompare.writing import whole

PARTS = "_parts"
"""Folder of what is known of the parts."""

FILE = "part.parquet"

_NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""What stands for an empty value in the name of a folder."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f/:*?"<>|%=\\]|^[. ]|[. ]$')
_CORPUS = "corpus.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What a part was made from, and which of its documents failed, with the error."""

    place: str
    made_from: str
    documents: int
    failed: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """What the user should know of its texts."""


def folder_of(place: str) -> str:
    """The name of the folder of a place: its own, with what no file name holds as %XX.

    >>> folder_of("重庆市渝中区"), folder_of("a/b"), folder_of("")
    ('place=重庆市渝中区', 'place=a%2Fb', 'place=__HIVE_DEFAULT_PARTITION__')
    """
    return f"{PLACE}={_UNFIT.sub(lambda c: f'%{ord(c[0]):02X}', place) or _NOWHERE}"


def write(folder: Path, frames: Mapping[str, pd.DataFrame], record: Record) -> None:
    """Write a part: it takes the place of an older one when all its files are on the disk.

    Raises OSError where the disk is full or the folder cannot be written to.
    """
    name = folder_of(record.place)
    known = folder / PARTS / f"{name}.json"
    aside = folder / PARTS / f"unfinished-{name}"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        for table, frame in frames.items():
            held = arrow(table, frame.drop(columns=PLACE, errors="ignore"))
            # A file, not its name: in a name a folder ~ would be one's home.
            with (aside / f"{table}.parquet").open("wb") as file:
                pq.write_table(held, file, compression="zstd")
        known.unlink(missing_ok=True)
        for table in frames:
            (folder / table / name).mkdir(parents=True, exist_ok=True)
            (aside / f"{table}.parquet").replace(folder / table / name / FILE)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    with whole(known) as file:
        file.write(json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())


def records(folder: Path) -> dict[str, Record]:
    """What is known of the parts of a folder, by place; a record that cannot be read is none."""
    found: dict[str, Record] = {}
    for path in sorted((folder / PARTS).glob(f"{PLACE}=*.json")):
        try:
            record = Record(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            continue
        found[record.place] = record
    return found


def remove(folder: Path, place: str) -> None:
    """Remove the part of a place."""
    name = folder_of(place)
    (folder / PARTS / f"{name}.json").unlink(missing_ok=True)
    for held in folder.glob(f"*/{_for_glob(name)}"):
        shutil.rmtree(held, ignore_errors=True)


def claim(folder: Path, manifest: Path) -> None:
    """Make a folder one for the tables of a corpus.

    Raises InputError where it holds those of another, whose places would be taken for ones that are gone.
    """
    (folder / PARTS).mkdir(parents=True, exist_ok=True)
    known = folder / PARTS / _CORPUS
    corpus = os.path.relpath(manifest.resolve(), folder.resolve())
    try:
        other = json.loads(known.read_text(encoding="utf-8"))["manifest"]
    except (OSError, ValueError, KeyError, TypeError):
        other = corpus
    if other != corpus:
        raise InputError(
            f"{folder}: holds the tables of another corpus ({other})",
            hint="name another folder, or remove this one",
        )
    with whole(known) as file:
        file.write(json.dumps({"manifest": corpus}, ensure_ascii=False).encode())
    for left in (folder / PARTS).glob("unfinished-*"):
        shutil.rmtree(left, ignore_errors=True)


def frames_of(folder: Path, table: str, places: Iterable[str]) -> Iterator[pd.DataFrame]:
    """A table part by part, in the order of the places named, with its column of places where it has one."""
    for place in places:
        path = folder / table / folder_of(place) / FILE
        if path.is_file():
            held = as_frame(pq.read_table(path.absolute(), partitioning=None))
            if table in WITH_PLACE:
                held.insert(WITH_PLACE[table], PLACE, place)
            yield held


def _for_glob(name: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", name)
