"""`yzcompare query`: the tables asked in SQL."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yzcompare import terminal
from yzcompare.commands.answers import check_format, hand_on, hand_on_rows
from yzcompare.commands.options import Json, Manifest, Out, Scheduler, Workers
from yzcompare.commands.working import hands_for, progress_told
from yzcompare.corpus import find_manifest, named_manifest
from yzcompare.described import describe

if TYPE_CHECKING:
    import duckdb

MOST_ROWS = 100
"""Rows that are shown on a terminal; a file gets all."""


def query(
    question: Annotated[
        str,
        typer.Argument(
            metavar="SQL",
            help="A question to DuckDB, each table under its name; every one has a column place.",
        ),
    ],
    tables: Annotated[
        Path | None,
        typer.Option(
            "--tables",
            metavar="DIR",
            help="Folder of `tables DIR --format parquet`; else the tables of the corpus, made anew where they are old.",
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|csv", help="How the rows are written.")
    ] = "text",
    json: Json = False,
    out: Out = None,
    workers: Workers = None,
    scheduler: Scheduler = "",
    corpus: Manifest = None,
) -> None:
    """Ask the tables of a corpus in SQL."""
    terminal.end_with_the_reader()
    check_format(form, ("text", "csv"), json, out)
    from yzcompare.tables import ask, connect  # pandas takes a second to import

    folder = tables.expanduser() if tables else _own(corpus, workers, scheduler)
    found = ask(connect(folder), question)
    if json or form == "csv":
        _hand_on(found, json, out)
    else:
        _show(found)


def _own(corpus: Path | None, workers: int | None, scheduler: str) -> Path:
    """The tables of the corpus named, or of the one here."""
    from yzcompare.tables import kept

    described = describe(named_manifest(corpus) if corpus else find_manifest())
    with (
        progress_told(len(described.documents)) as progress,
        hands_for(described, workers, scheduler) as hands,
    ):
        return kept(described, hands, progress)


def _hand_on(found: "duckdb.DuckDBPyRelation", json: bool, out: Path | None) -> None:
    """Write rows as JSON or CSV."""
    from yzcompare.sheets import csv_bytes
    from yzcompare.tables import frame

    rows = frame(found.to_arrow_table())
    if json:
        hand_on_rows(rows, out)
    else:
        hand_on(csv_bytes(rows), out)


def _show(found: "duckdb.DuckDBPyRelation") -> None:
    """Show rows in a box as wide as the terminal, and say how many there are where they are not all shown."""
    width = terminal.console(sys.stdout).width
    found.show(max_rows=MOST_ROWS, max_width=width if sys.stdout.isatty() else 200)
