"""`yzcompare collect`: a folder with reports as PLACE/YEAR.* becomes a corpus, in one go.

The names of folder and file tell place and year and hold; the text tells the rest, and a note what in it
contradicts them. Entries are put behind those that are there, which stay as they stand.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from yzcompare.adding.copies import SAME, likeness, stretches
from yzcompare.adding.facts import opening_of, places, without_front_matter
from yzcompare.adding.folder import SOURCES, Folder, described_as, id_for, open_folder, put_entries
from yzcompare.adding.proposals import Named, Proposal, propose
from yzcompare.corpus import MANIFESTS
from yzcompare.errors import InputError
from yzcompare.errors import told as told_error
from yzcompare.reading.marks import written
from yzcompare.receiving.receive import extract, read_file
from yzcompare.workers import end, workers
from yzcompare.writing import whole

PLAIN = (".txt", ".md", ".markdown")
"""Endings of files that are read where they lie, if they hold nothing but text in UTF-8."""

_YEAR = re.compile(r"((?:19[5-9]|20\d)\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of a folder: ids added, how many files were there before, and why others were not, in sentences."""

    manifest: Path
    added: tuple[str, ...]
    held: int
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of a file until it is described: its entry without id, and the text where it was taken out."""

    file: Path
    entry: dict[str, Any]
    checksum: str
    text: bytes
    marks: bytes


def year_of_name(stem: str) -> int:
    """The year that a file's name begins with; 0 where it begins with none.

    >>> year_of_name("2024"), year_of_name("2024-2"), year_of_name("20245"), year_of_name("notes")
    (2024, 2024, 0, 0)
    """
    found = _YEAR.match(stem)
    return int(found[1]) if found else 0


def collect(
    folder: Path,
    count: int = 1,
    *,
    dry: bool = False,
    complain: Callable[[str], None] = print,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Collected:
    """Describe every report below a folder, with `count` worker processes; `dry` writes nothing.

    Raises InputError where the folder holds no such file or its manifest cannot be read, OSError where
    something cannot be written.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: is no folder", hint="name the folder in which the places' folders lie")
    there = open_folder(folder / MANIFESTS[0])
    known = _known(there)
    failed: list[str] = []

    def fail(sentence: str) -> None:
        failed.append(sentence)
        complain(sentence)

    files, held = [], 0
    for file in sorted(_inside(folder)):
        if os.path.realpath(file) in known:
            held += 1
        elif not year_of_name(file.stem):
            fail(f"{file}: its name begins with no year, as 2024.md does")
        else:
            files.append(file)
    if not files and not held:
        raise InputError(f"{folder}: holds no file PLACE/YEAR.*", hint="put reports there as 南京市/2024.md")
    read: list[_Read] = []
    for done, each in enumerate(_read_all(files, folder, count), 1):
        progress(done, len(files))
        if isinstance(each, str):
            fail(each)
        else:
            read.append(each)
    described = list(_sorted_out(read, there, fail))
    if described and not dry:
        _write(there, described)
    return Collected(there.path, tuple(entry["id"] for entry, _ in described), held, tuple(failed))


def _known(there: Folder) -> frozenset[str]:
    """Files that the manifest names already, as text or as original."""
    return frozenset(
        os.path.realpath(path)
        for each in there.documents
        for path in (each.source, getattr(each, "original", None))
        if path
    )


def _inside(folder: Path) -> Iterator[Path]:
    """Files in the folders of places; hidden ones, links to folders and our own texts are passed over."""
    for home, folders, files in os.walk(folder):
        top = Path(home) == folder
        folders[:] = [each for each in folders if not each.startswith(".") and not (top and each == SOURCES)]
        if not top:
            yield from (Path(home) / each for each in files if not each.startswith((".", "~$")))


def _read_all(files: Sequence[Path], folder: Path, count: int) -> Iterator["_Read | str"]:
    """Each file read, or why it cannot be, in the order of the files."""
    one = partial(_read, folder=folder)
    if count <= 1 or len(files) < 2:
        yield from map(one, files)
        return
    with tempfile.TemporaryDirectory() as scratch:
        pool = workers(count, Path(scratch), Path(scratch))
        try:
            yield from pool.map(one, files, chunksize=4)
        finally:
            end(pool)


def _read(file: Path, folder: Path) -> "_Read | str":
    place, year = file.parent.name, year_of_name(file.stem)
    try:
        if not file.is_file():
            return f"{file}: is no file, or a link that leads nowhere"
        data = read_file(file)
        proposal = propose(file, data, extract(data, str(file)), Named(year, place))
    except InputError as error:
        return str(error)
    except OSError as error:
        return told_error(error, file)
    plain = proposal.received == data and file.suffix.lower() in PLAIN
    path = file.relative_to(folder)
    files = {"source": path} if plain else {"source": Path(), "original": path}
    entry = described_as("-", proposal, files)
    if notes := list(_contradictions(proposal)):
        entry["note"] = "; ".join(notes)
    marks = written(proposal.extract.marks).encode() if proposal.extract.marks and not plain else b""
    checksum = hashlib.sha256(data).hexdigest()
    return _Read(file, entry, checksum, b"" if plain else proposal.received, marks)


def _contradictions(proposal: Proposal) -> Iterator[str]:
    """What the text says against the names of its folder and file."""
    for doubt in proposal.doubts:
        if "'--year'" in doubt:
            yield f"{proposal.file.name}: {doubt.replace(repr('--year'), 'the name of the file')}"
    said = next(places([], opening_of(without_front_matter(proposal.extract.text))), None)
    if said and not (proposal.place.endswith(said.value) or said.value.endswith(proposal.place)):
        yield f"{proposal.file.name}: {said.words!r} speaks for {said.value}, its folder for {proposal.place}"


def _sorted_out(
    read: Sequence[_Read], there: Folder, fail: Callable[[str], None]
) -> Iterator[tuple[dict[str, Any], _Read]]:
    """Entries with their ids; of a place and year the first holds, a copy of it is a witness, another text is left out."""
    sums: dict[str, Path] = {}
    first: dict[tuple[str, int], tuple[str, Path | _Read]] = {
        (each.place, each.year): (each.id, each.source) for each in reversed(there.documents)
    }
    taken: dict[str, list[str]] = {}
    for each in there.documents:
        taken.setdefault(each.id.lower().partition("-")[0], []).append(each.id)
    for each in read:
        if each.checksum in sums:
            fail(f"{each.file}: is the same file as {sums[each.checksum]}")
            continue
        sums[each.checksum] = each.file
        place, year, genre = (each.entry[key] for key in ("place", "year", "genre"))
        copy_of = ""
        if (place, year) in first:
            name, other = first[place, year]
            if likeness(*(stretches(_text(part)) for part in (each, other))) < SAME:
                fail(f"{each.file}: is another text of {place} for {year} than {name}, and is left out")
                continue
            copy_of = name
        own = taken.setdefault(place.lower().partition("-")[0], [])
        name = id_for(place, year, genre, copy_of, own, several=True)
        own.append(name)
        first.setdefault((place, year), (name, each))
        entry = {**each.entry, "id": name} | ({"witness_of": copy_of} if copy_of else {})
        yield entry, each


def _text(of: "_Read | Path") -> str:
    """The received text of a file that was read, or of a document that is held; nothing where it is gone."""
    if isinstance(of, _Read):
        data = of.text or of.file.read_bytes()
    else:
        data = of.read_bytes() if of.exists() else b""
    return data.decode("utf-8", "replace")


def _write(there: Folder, described: Sequence[tuple[dict[str, Any], _Read]]) -> None:
    """Write the texts that were taken out of files, then the manifest; nothing of it stays where that fails."""
    sources = there.path.parent / SOURCES
    made: list[Path] = []
    entries = []
    try:
        for entry, each in described:
            if "original" in entry:
                sources.mkdir(exist_ok=True)
                entry = {**entry, "source": f"{SOURCES}/{entry['id']}.txt"}
                contents = {there.path.parent / entry["source"]: each.text}
                if each.marks:
                    entry["marks"] = f"{SOURCES}/{entry['id']}.marks.csv"
                    contents[there.path.parent / entry["marks"]] = each.marks
                for path, data in contents.items():
                    if path.exists():
                        raise InputError(f"{path}: stands in the way", hint="move it away; nothing was added")
                    made.append(path)
                    with whole(path) as file:
                        file.write(data)
            entries.append(entry)
        put_entries(there, entries)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
