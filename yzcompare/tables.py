"""The tables: everything a corpus gives, as data frames whose columns are a contract.

`make(corpus)` makes them all; `export` writes them. More columns may follow the ones named.
"""

from pathlib import Path

import pandas as pd

from yzcompare import rooms
from yzcompare.corpus import Corpus, with_pairs
from yzcompare.errors import InputError, told
from yzcompare.sheets import csv_bytes, parquet_bytes, workbook_bytes
from yzcompare.writing import whole

FORMATS = ("csv", "parquet", "xlsx")
WORKBOOK = "yzcompare.xlsx"


def make(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Make all tables of a corpus.

    >>> from yzcompare.corpus import load
    >>> list(make(load()))[:3]
    ['documents', 'repairs', 'sections']
    """
    return {name: table(corpus) for name, table in rooms.tables().items()}


def between(corpus: Corpus, name: str, earlier: str, later: str) -> pd.DataFrame:
    """The rows of one table, changes or comparisons, that set two documents side by side.

    Raises InputError for two documents that cannot be.

    >>> from yzcompare.corpus import load
    >>> set(between(load(), "comparisons", "2024", "2025")["later_document"])
    {'2025'}
    """
    line = corpus.at(corpus.between(earlier, later)[0].document.place)
    frame = rooms.tables()[name](with_pairs(line, f"{earlier}:{later}"))
    first, second = ("earlier", "later") if name == "changes" else ("earlier_document", "later_document")
    return frame[(frame[first] == earlier) & (frame[second] == later)]


def export(corpus: Corpus, folder: Path, form: str = "csv") -> list[Path]:
    """Write all tables into a folder as CSV, Parquet, or one Excel workbook; return the paths.

    A file appears under its name only when it is whole. Raises InputError for an unknown format or
    a folder that cannot be written to.
    """
    if form not in FORMATS:
        raise InputError(f"there is no format {form!r}", hint="known are: " + ", ".join(FORMATS))
    frames = make(corpus)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if form == "xlsx":
            return [_write(folder / WORKBOOK, workbook_bytes(frames))]
        as_bytes = parquet_bytes if form == "parquet" else csv_bytes
        return [_write(folder / f"{name}.{form}", as_bytes(frame)) for name, frame in frames.items()]
    except OSError as error:
        raise InputError(told(error, folder)) from None


def _write(path: Path, data: bytes) -> Path:
    with whole(path) as file:
        file.write(data)
    return path
