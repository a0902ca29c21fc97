"""`yzcompare tables`: every table of a corpus, by as many hands as there are."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yzcompare import cache, terminal
from yzcompare.commands.answers import note
from yzcompare.commands.options import Manifest, Scheduler, Workers
from yzcompare.commands.working import hands_for, progress_told
from yzcompare.corpus import find_manifest, named_manifest
from yzcompare.described import describe

if TYPE_CHECKING:
    from yzcompare.tables import Outcome

EVERY = 30.0
"""Seconds between two lines that say how far it is, where there is no terminal."""

MOST_TOLD = 30
"""Notes on texts that are told; of more it is said how many there are."""


def tables(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the tables.")],
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="csv|parquet|xlsx", help="Kind of the files; parquet for thousands of texts."
        ),
    ] = "csv",
    pairs: Annotated[
        str,
        typer.Option(
            metavar="all|neighbours|2014:2025,...",
            help="Pairs of documents to compare; else all of a place with up to six documents, or neighbours.",
        ),
    ] = "",
    workers: Workers = None,
    scheduler: Scheduler = "",
    corpus: Manifest = None,
) -> None:
    """Write every table as CSV, Parquet or one Excel workbook; a run that was stopped goes on where it was."""
    from yzcompare.tables import HandsGoneError, check_form, write  # pandas takes a second to import

    check_form(form)
    described = describe(named_manifest(corpus) if corpus else find_manifest())
    folder = out.expanduser()
    with (
        progress_told(len(described.documents)) as progress,
        hands_for(described, workers, scheduler) as hands,
    ):
        try:
            outcome, paths = write(described, folder, form, pairs, hands, progress)
        except HandsGoneError as error:
            terminal.tell(f"{error}; what was made stays in {folder}, and the next run goes on")
            raise typer.Exit(1) from None
    _tell(outcome, paths)


def _tell(outcome: "Outcome", paths: list[Path]) -> None:
    """Say what the user should know, what was written, what failed."""
    notes = dict.fromkeys((*outcome.notes, *filter(None, [cache.refusal()])))
    note(list(notes)[:MOST_TOLD])
    if len(notes) > MOST_TOLD:
        note([f"{len(notes) - MOST_TOLD} more like these; yzcompare check tells them all"])
    for path in paths:
        print(path)
    if outcome.removed:
        note([f"the corpus no longer holds {', '.join(outcome.removed)}: their tables were taken away"])
    for name, error in outcome.failed.items():
        terminal.tell(f"{name} failed: {error}")
    if outcome.failed:
        print(f"{len(outcome.failed)} failed; all others are in the tables", file=sys.stderr)
        raise typer.Exit(1)
