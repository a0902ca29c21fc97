"""The working folder: its manifest with the texts beside it, and how documents are put there, all or none.

Texts and originals are written first, under names that are free; the manifest comes last, and only if nobody
changed it meanwhile. Whatever was written goes again when something fails.
"""

import contextlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from yzcompare.adding.proposals import Proposal
from yzcompare.errors import InputError
from yzcompare.reading.ids import in_file_name
from yzcompare.reading.manifest import Manifest, read_manifest
from yzcompare.reading.marks import written
from yzcompare.toml import entries, read_toml
from yzcompare.writing import whole

SOURCES = "sources"
"""Folder of the texts, beside the manifest."""

SHORT = {"work report": "", "plan recommendations": "-plan", "plan outline": "-outline"}
"""What an id has behind the year for a genre, so that a report and a plan of one year go together."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A manifest as it was found: its documents and the text it stood in; neither where it is still to be begun."""

    path: Path
    manifest: Manifest | None
    content: str

    @property
    def documents(self) -> tuple[Any, ...]:
        """The documents held."""
        return self.manifest.documents if self.manifest else ()


def open_folder(path: Path) -> Folder:
    """Read the manifest of a working folder, which may be missing or hold no document yet.

    Raises InputError for one that cannot be read or holds what no manifest does.
    """
    if not path.exists():
        return Folder(path, None, "")
    described = entries(read_toml(path), "document", path)
    return Folder(path, read_manifest(path) if described else None, _text_of(path))


def _text_of(path: Path) -> str:
    """A manifest as it stands, or nothing where there is none."""
    return path.read_bytes().decode("utf-8-sig", "replace") if path.exists() else ""


_UNFIT = re.compile(r"[^\w.-]+")
"""What stands in the name of a place and cannot in an id."""


def id_for(place: str, year: int, genre: str, copy_of: str, taken: Sequence[str], *, several: bool) -> str:
    """An id that is free: the year, with the genre where it is no work report, the place where there are several.

    A second copy is called after what it is a copy of.
    """
    if copy_of:
        base = f"{copy_of}-copy"
    else:
        base = f"{year}{SHORT.get(genre, '-other')}"
        plain = _UNFIT.sub("-", place).strip("-.")
        base = f"{plain}-{base}" if several and plain else base
    name, number = base, 1
    lower = {each.lower() for each in taken}
    while name.lower() in lower:
        number += 1
        name = f"{base}-{number}"
    return name


def put(folder: Folder, proposals: Sequence[Proposal]) -> list[str]:
    """Write the texts and originals of proposals and describe them in the manifest; return their ids.

    Raises InputError where the manifest was changed meanwhile, and OSError, which names the file, where
    something cannot be written; then nothing of it stays.
    """
    places = {document.place for document in folder.documents} | {each.place for each in proposals}
    taken = [document.id for document in folder.documents]
    made: list[Path] = []
    described = []
    try:
        for proposal in proposals:
            of = (proposal.place, proposal.year, proposal.genre, proposal.copy_of)
            name = id_for(*of, taken, several=len(places) > 1)
            taken.append(name)
            described.append(described_as(name, proposal, _files(folder.path.parent, name, proposal, made)))
        put_entries(folder, described)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # it holds the user's other texts, or was never made
            (folder.path.parent / SOURCES).rmdir()
        raise
    return taken[len(folder.documents) :]


def put_entries(folder: Folder, described: Sequence[dict[str, Any]]) -> None:
    """Write the manifest with its new entries; one that turns out not to be read is put back as it was.

    A `note` of an entry stands above it as a comment. Raises InputError where the manifest was changed meanwhile.
    """
    if _text_of(folder.path) != folder.content:
        raise InputError(f"{folder.path}: was changed meanwhile", hint="nothing was added; run it again")
    with whole(folder.path) as file:
        file.write(_with(folder.content, described).encode())
    try:
        read_manifest(folder.path)
    except BaseException:
        if folder.content:
            with whole(folder.path) as file:
                file.write(folder.content.encode())
        else:
            folder.path.unlink(missing_ok=True)
        raise


def _files(home: Path, name: str, proposal: Proposal, made: list[Path]) -> dict[str, Path]:
    """Write what is kept of a file: the text, and the original with its marks where the text was taken out of one."""
    sources = home / SOURCES
    sources.mkdir(parents=True, exist_ok=True)
    text = proposal.received
    ending = proposal.file.suffix.lower()
    plain = text == proposal.data and ending in (".txt", ".md", ".markdown")
    stem = _free(sources, in_file_name(name) if not name.isascii() and len(name) > 40 else name)
    kept: dict[str, Path] = {"source": sources / f"{stem}{ending if plain else '.txt'}"}
    contents: dict[Path, bytes] = {kept["source"]: text}
    if not plain:
        kept["original"] = (
            sources / f"{stem}.original{ending}" if ending == ".txt" else sources / f"{stem}{ending}"
        )
        contents[kept["original"]] = proposal.data
    if proposal.extract.marks:
        kept["marks"] = sources / f"{stem}.marks.csv"
        contents[kept["marks"]] = written(proposal.extract.marks).encode()
    for path, data in contents.items():
        made.append(path)
        with whole(path) as file:
            file.write(data)
    return {key: path.relative_to(home) for key, path in kept.items()}


def _free(sources: Path, stem: str) -> str:
    """A beginning of names that no file of the folder has: what lies there is never overwritten."""
    there = {path.name.lower() for path in sources.iterdir()}
    name, number = stem, 1
    while any(each == name.lower() or each.startswith(f"{name.lower()}.") for each in there):
        number += 1
        name = f"{stem}-{number}"
    return name


def described_as(name: str, proposal: Proposal, files: dict[str, Path]) -> dict[str, Any]:
    """The entry of a document, in the order of the manifest's keys; what is not known is left out."""
    known: dict[str, Any] = {
        "id": name,
        "year": proposal.year,
        "place": proposal.place,
        "title": proposal.title,
        "genre": proposal.genre,
        "date": proposal.date,
        "period": proposal.period,
        "reviews": proposal.reviews,
        "missing": list(proposal.missing),
        "whole": proposal.whole,
        "witness_of": proposal.copy_of,
        "source": files["source"].as_posix(),
        "sha256": hashlib.sha256(proposal.received).hexdigest(),
        "url": proposal.extract.url,
        "publisher": proposal.extract.publisher,
    }
    if "original" in files:
        known |= {"original": files["original"].as_posix(), "original_sha256": proposal.checksum}
    if "marks" in files:
        known["marks"] = files["marks"].as_posix()
    return {key: value for key, value in known.items() if value not in ("", [], False)}


def _with(content: str, described: Sequence[dict[str, Any]]) -> str:
    """A manifest with entries behind those it has; comments and order of the others stay.

    >>> print(_with("# mine\\n", [{"id": "2026", "year": 2026}]))
    # mine
    <BLANKLINE>
    [[document]]
    id = "2026"
    year = 2026
    <BLANKLINE>
    """
    tables = "\n".join(map(_table, described))
    before = content.rstrip()
    return f"{before}\n\n{tables}" if before else tables


def _table(entry: dict[str, Any]) -> str:
    """An entry as it stands in a manifest, its note above it in one line."""
    note = " ".join(str(entry.get("note", "")).split())
    table = tomlkit.dumps({"document": [{key: value for key, value in entry.items() if key != "note"}]})
    return f"# {note}\n{table}" if note else table
