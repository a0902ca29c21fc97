"""Tables as files: a folder of Parquet parts, CSV, or one Excel workbook.

CSV and workbooks of a described corpus are put together from its parts, a part at a time.
"""

import contextlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from yzcompare import cache, fingerprints, rooms
from yzcompare.corpus import Corpus
from yzcompare.described import Description
from yzcompare.errors import InputError, told
from yzcompare.sheets import csv_bytes, workbook_bytes
from yzcompare.tables import parts
from yzcompare.tables.frames import make
from yzcompare.tables.hands import HERE, Hands
from yzcompare.tables.making import Outcome, Progress, make_parts
from yzcompare.writing import whole

FORMATS = ("csv", "parquet", "xlsx")
WORKBOOK = "yzcompare.xlsx"

Frames = Mapping[str, Iterable[pd.DataFrame]]


def write(
    described: Description,
    folder: Path,
    form: str = "csv",
    pairs: str = "",
    hands: Hands = HERE,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> tuple[Outcome, list[Path]]:
    """Make the tables of a corpus and write them into a folder; return what was done, and the files or folders.

    As Parquet each table is a folder of the parts of places; what is there and right is left. Of CSV and
    workbooks the parts lie in the cache. Raises what `make_parts` does, and InputError for an unknown format.
    """
    check_form(form)
    with parts_folder(described, folder, form, pairs) as held:
        try:
            outcome = make_parts(described, held, pairs, hands, progress)
            if not outcome.made and not outcome.there:
                raise InputError(next(iter(outcome.failed.values())))
            if form == "parquet":
                return outcome, [folder / name for name in rooms.tables()]
            found = {name: parts.frames_of(held, name, described.places) for name in rooms.tables()}
            return outcome, _written(found, folder, form)
        except OSError as error:
            raise InputError(told(error, folder)) from None


def export(corpus: Corpus, folder: Path, form: str = "csv") -> list[Path]:
    """Write all tables of a corpus in memory into a folder, as `write` does; return the files or folders.

    A file appears under its name only when it is whole. Raises InputError for an unknown format or a
    folder that cannot be written to.
    """
    check_form(form)
    try:
        if form != "parquet":
            return _written({name: [frame] for name, frame in make(corpus).items()}, folder, form)
        parts.claim(folder, corpus.manifest.path)
        for line in corpus.lines:
            parts.write(folder, make(line), parts.Record(line.places[0], "", len(line.readings)))
        return [folder / name for name in rooms.tables()]
    except OSError as error:
        raise InputError(told(error, folder)) from None


def kept(
    described: Description,
    hands: Hands = HERE,
    progress: Callable[[Progress], None] = lambda progress: None,
) -> Path:
    """The folder of parts of a corpus in the user's cache, made or brought up to date where it is not.

    A text that fails is left out. Raises what `make_parts` does, and InputError where the cache cannot be used.
    """
    folder = cached_folder(described, "")
    if folder is None:
        hint = f"name a folder of your own in {cache.VARIABLE}"
        raise InputError("the cache cannot be written to, and the tables of all places lie there", hint=hint)
    make_parts(described, folder, "", hands, progress)
    return folder


def check_form(form: str) -> None:
    """Raise InputError for a format that there is none of."""
    if form not in FORMATS:
        raise InputError(f"there is no format {form!r}", hint="known are: " + ", ".join(FORMATS))


def cached_folder(described: Description, pairs: str) -> Path | None:
    """Where the parts of a corpus lie in the user's cache, for these pairs; None where it cannot be used."""
    private = cache.private_folder()
    if private is None:
        return None
    name = fingerprints.digest(str(described.manifest.path), pairs, *described.places)
    return private / "tables" / name[:32]


@contextlib.contextmanager
def parts_folder(described: Description, folder: Path, form: str, pairs: str) -> Iterator[Path]:
    """The folder of the parts: the one asked for, or one in the cache, or one for the moment."""
    cached = cached_folder(described, pairs)
    if form == "parquet":
        yield folder
    elif cached is not None:
        yield cached
    else:
        with tempfile.TemporaryDirectory(prefix="yzcompare-") as name:
            yield Path(name) / "tables"


def _written(tables: Frames, folder: Path, form: str) -> list[Path]:
    """Write tables whose parts come one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    if form == "xlsx":
        frames = {name: pd.concat(list(held), ignore_index=True) for name, held in tables.items()}
        path = folder / WORKBOOK
        with whole(path) as file:
            file.write(workbook_bytes(frames))
        return [path]
    return [_csv(folder / f"{name}.csv", held) for name, held in tables.items()]


def _csv(path: Path, held: Iterable[Any]) -> Path:
    """Write one table as CSV: the head once, then the rows of part after part."""
    with whole(path) as file:
        for number, frame in enumerate(held):
            file.write(csv_bytes(frame, head=number == 0))
    return path
