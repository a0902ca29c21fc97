"""Who works for a command, and how it tells how far the work is."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from yzcompare import terminal
from yzcompare.described import Description
from yzcompare.errors import InputError

if TYPE_CHECKING:
    from yzcompare.tables import Hands
    from yzcompare.tables import Progress as Done

EVERY = 30.0
"""Seconds between two lines that say how far it is, where there is no terminal."""


@contextlib.contextmanager
def hands_for(described: Description, count: int | None, scheduler: str) -> "Iterator[Hands]":
    """Who does the work: a cluster, or processes of this machine, or this process where one is enough."""
    from yzcompare.tables import HERE, cluster, of_machine, processes

    if scheduler and count:
        raise InputError("--workers and --scheduler are two ways to work", hint="take one of them out")
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


@contextlib.contextmanager
def progress_told(documents: int) -> "Iterator[Callable[[Done], None]]":
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
