"""How commands read a corpus and hand on what they found."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import Progress, TextColumn, TimeElapsedColumn

from yzcompare import cache, terminal
from yzcompare.corpus import Corpus, load
from yzcompare.errors import InputError
from yzcompare.writing import write_named

if TYPE_CHECKING:
    import pandas as pd

READING = "Reading the corpus"


def loaded(manifest: Path | None) -> Corpus:
    """Read the corpus, saying what is done where that takes a while, and then what the user should know of it."""
    columns = TextColumn("{task.description}"), TimeElapsedColumn()
    console = terminal.console(sys.stderr)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(READING, total=None)
        corpus = load(manifest, progress=lambda step: bar.update(task, description=step))
    from yzcompare.rooms import notes  # what draws takes a second to import

    note((*notes(corpus), *filter(None, [cache.refusal()])))
    return corpus


def check_format(form: str, known: tuple[str, ...], json: bool, out: Path | None) -> None:
    """Check how a result is asked for before it is made: what is shown on a terminal goes into no file."""
    if form not in known:
        raise InputError(f"there is no format {form!r}", hint="known are: " + ", ".join(known))
    if json and form != "text":
        raise InputError(f"--json and --format {form} are two formats", hint="take one of them out")
    if out is not None and form == "text" and not json:
        others = [*(f"--format {each}" for each in known if each != "text"), "--json"]
        raise InputError("--out is for what is no text", hint=f"add {' or '.join(others)}, or write > FILE")


def hand_on(data: bytes, out: Path | None) -> None:
    """Write a result into the file named, and say so, or to standard output."""
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        write_named(out.expanduser(), data)
        print(out)


def hand_on_rows(frame: "pd.DataFrame", out: Path | None) -> None:
    """Write the rows of a table as JSON."""
    from yzcompare.sheets import json_bytes  # pandas takes a second to import

    hand_on(json_bytes(frame), out)


def note(notes: Iterable[str]) -> None:
    """Say what the user should know before the result."""
    for note in notes:
        print(f"note: {note}", file=sys.stderr)
