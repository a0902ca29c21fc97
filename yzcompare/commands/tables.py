"""`yzcompare tables`: every table of a corpus, by as many hands as there are."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from yzcompare import cache, terminal
from yzcompare.commands.answers import note
from yzcompare.commands.options import Manifest
from yzcompare.corpus import find_manifest, named_manifest
from yzcompare.described import Description, describe
from yzcompare.errors import InputError

if TYPE_CHECKING:
    from yzcompare.tables import Hands, Outcome
    from yzcompare.tables import Progress as Done

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
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Processes that work at once; else one for each core, or place if fewer."
        ),
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers do the work, as tcp://host:8786."),
    ] = "",
    corpus: Manifest = None,
) -> None:
    """Write every table as CSV, Parquet or one Excel workbook; a run that was stopped goes on where it was."""
    from yzcompare.tables import HandsGoneError, check_form, write  # pandas takes a second to import

    if scheduler and workers:
        raise InputError("--workers and --scheduler are two ways to work", hint="take one of them out")
    check_form(form)
    described = describe(named_manifest(corpus) if corpus else find_manifest())
    folder = out.expanduser()
    with _told(len(described.documents)) as progress, _hands(described, workers, scheduler) as hands:
        try:
            outcome, paths = write(described, folder, form, pairs, hands, progress)
        except HandsGoneError as error:
            terminal.tell(f"{error}; what was made stays in {folder}, and the next run goes on")
            raise typer.Exit(1) from None
    _tell(outcome, paths)


@contextlib.contextmanager
def _hands(described: Description, count: int | None, scheduler: str) -> "Iterator[Hands]":
    """Who does the work: a cluster, or processes of this machine, or this process where one is enough."""
    from yzcompare.tables import HERE, cluster, of_machine, processes

    if scheduler:
        with cluster(scheduler) as hands:
            yield hands
        return
    wanted = count or min(of_machine(), len(described.places))
    if wanted == 1:
        yield HERE
        return
    with processes(wanted) as hands:
        yield hands


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


@contextlib.contextmanager
def _told(documents: int) -> "Iterator[Callable[[Done], None]]":
    """Tell how far a run is and how long the rest takes: a bar on a terminal, a line now and then elsewhere."""
    console = terminal.console(sys.stderr)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    begun = last = time.monotonic()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Describing the corpus", total=None)

        def tell(done: "Done") -> None:
            nonlocal last
            step = f"{done.documents:,} of {documents:,} texts read"
            bar.update(task, description=step, total=done.total, completed=done.done)
            now = time.monotonic()
            if not console.is_terminal and now - last > EVERY and done.done < done.total:
                last = now
                left = (now - begun) * (done.total - done.done) / max(done.done, 1)
                print(f"{step}; about {_minutes(left)} left", file=sys.stderr, flush=True)

        yield tell


def _minutes(seconds: float) -> str:
    """A time in words.

    >>> _minutes(40), _minutes(150)
    ('40 seconds', '2.5 minutes')
    """
    return f"{seconds:.0f} seconds" if seconds < 90 else f"{seconds / 60:.1f} minutes"
