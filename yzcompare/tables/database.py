"""The tables of a folder of parts as a database: each is a view that DuckDB reads from the files."""

from pathlib import Path

import duckdb

from yzcompare.errors import InputError, in_one_line
from yzcompare.tables.columns import PLACE
from yzcompare.tables.parts import FILE


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory with a view for each table of a folder of parts; `place` is a column of every one.

    Nothing is copied, and nothing fetched. Raises InputError for a folder that holds no tables.
    """
    names = sorted(path.parent.parent.name for path in folder.glob(f"*/{PLACE}=*/{FILE}"))
    if not names:
        raise InputError(
            f"{folder}: holds no tables",
            hint=f"make them with: yzcompare tables {folder} --format parquet",
        )
    known: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    database = duckdb.connect(":memory:", config=known)
    for name in dict.fromkeys(names):
        files = _quoted(f"{_plain(folder)}/{name}/{PLACE}=*/{FILE}")
        options = f"hive_partitioning = true, hive_types = {{'{PLACE}': varchar}}"
        database.execute(f'create view "{name}" as select * from read_parquet({files}, {options})')
    return database


def ask(database: duckdb.DuckDBPyConnection, question: str) -> duckdb.DuckDBPyRelation:
    """What a question in SQL gives.

    Raises InputError for one that cannot be answered, with what DuckDB says of it.
    """
    try:
        found = database.sql(question)
    except duckdb.Error as error:
        raise InputError(in_one_line(str(error).split("\n\n")[0])) from None
    if found is None:
        raise InputError(
            "the question gives no rows", hint='ask as in: yzcompare query "select * from documents"'
        )
    return found


def _plain(folder: Path) -> str:
    """A folder as a pattern of files: what means something in a pattern stands for itself."""
    return "".join(f"[{c}]" if c in "[*?" else c for c in folder.absolute().as_posix())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
