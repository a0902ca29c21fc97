"""The manifest: which texts the corpus holds, and what is known of each."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError, shown
from yzcompare.messages import SEMICOLON, Message, both, together
from yzcompare.reading.ids import check_id
from yzcompare.toml import check_keys, entries, read_toml

GENRES = ("work report", "plan recommendations")
REQUIRED = ["id", "year", "title", "genre", "source"]
OPTIONAL = [
    "place",
    "date",
    "period",
    "reviews",
    "held",
    "missing",
    "whole",
    "witness_of",
    "url",
    "publisher",
    "retrieved",
    "sha256",
    "corrections",
    "original",
    "original_sha256",
    "marks",
]


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the corpus, as its manifest describes it; what is not known is empty.

    `held` and `missing` name parts of the original in words and heading numbers. `period` is what
    it plans for, `reviews` what it looks back on. `witness_of` is the id of the document of which
    this is another copy. `original` is the file that the text was taken out of, `marks` the table of where
    its pages or paragraphs begin in the text.
    """

    id: str
    year: int
    title: str
    genre: str
    source: Path
    place: str = ""
    date: str = ""
    period: str = ""
    reviews: str = ""
    held: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    witness_of: str = ""
    url: str = ""
    publisher: str = ""
    retrieved: str = ""
    sha256: str = ""
    corrections: Path | None = None
    original: Path | None = None
    original_sha256: str = ""
    marks: Path | None = None
    said_whole: bool = False
    """The manifest's `whole = true`: a person's word that the text is complete, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents in the order of the manifest, and notes on what in it is unusual."""

    path: Path
    documents: tuple[Document, ...]
    notes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Manifest of {len(self.documents)} documents ({', '.join(d.id for d in self.documents)})"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest (TOML, one `[[document]]` a text; paths are relative to the file).

    Raises InputError for a missing file or key, an unknown key, a value of the wrong type, two
    documents with one id or of one place, year and genre, or a witness of a document that is not there.
    """
    content = read_toml(path)
    check_keys(content, required=[], optional=["document"], where=str(path))
    described = entries(content, "document", path)
    if not described:
        raise InputError(f"{path}: no document is described", hint="add your files with: yzcompare add FILE…")
    documents: list[Document] = []
    ids: set[str] = set()
    notes: list[str] = []
    for number, entry in enumerate(described, 1):
        where = f"{path}: document {number}" + (f" ({shown(entry['id'])})" if "id" in entry else "")
        check_keys(entry, required=REQUIRED, optional=OPTIONAL, where=where)
        document = _document(entry, path.parent, where)
        if document.id in ids:
            raise InputError(
                f"{where}: the id {document.id!r} is taken", hint="give each document its own id"
            )
        if document.genre not in GENRES:
            notes.append(f"{document.id}: genre {document.genre!r} is not one of {', '.join(GENRES)}")
        documents.append(document)
        ids.add(document.id)
    bases = {document.id: None for document in documents if not document.witness_of}
    for document in documents:
        if document.witness_of and document.witness_of not in bases:
            raise InputError(
                f"{path}: {document.id}: witness_of names {document.witness_of!r}, which is no document of its own",
                hint="known are: " + (", ".join(bases) or "none; take witness_of out of one"),
            )
    _check_years(documents, path)
    return Manifest(path, tuple(documents), tuple(notes))


def named_parts(parts: Sequence[str]) -> Message:
    """Parts of an original as a manifest names them; in Chinese with the marks of Chinese.

    >>> named_parts(["二 (一)", "二 之首 (总体要求、主要目标)"]).told("zh")
    '二（一）；二之首（总体要求、主要目标）'
    """
    return together([both(_in_chinese(part), part) for part in parts], between=SEMICOLON)


def _in_chinese(part: str) -> str:
    """A part named in Chinese, with full-width brackets and without the spaces beside them."""
    full = part.replace("(", "（").replace(")", "）")
    return re.sub(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", full)


def _check_years(documents: Sequence[Document], path: Path) -> None:
    """Refuse two documents of one place, year and genre: which of them a comparison means cannot be told."""
    known: dict[tuple[str, int, str], str] = {}
    for document in documents:
        if document.witness_of:
            continue
        other = known.setdefault((document.place, document.year, document.genre), document.id)
        if other != document.id:
            of = f"of {document.place}" if document.place else "without a place"
            raise InputError(
                f"{path}: {other} and {document.id} are both a {document.genre} {of} of {document.year}",
                hint=f'write witness_of = "{other}" for another copy of it, or mend year, place or genre of one of them',
            )


_TYPES: dict[str, type | tuple[type, ...]] = {"year": int, "held": list, "missing": list}
_DATES = ("date", "retrieved")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _document(entry: dict[str, Any], folder: Path, where: str) -> Document:
    values: dict[str, Any] = {}
    for field in fields(Document):
        if field.name not in entry:
            continue
        value = entry[field.name]
        if field.name in _DATES and isinstance(value, datetime.date):
            value = value.isoformat()
        wanted = _TYPES.get(field.name, str)
        if not isinstance(value, wanted) or isinstance(value, bool):
            kind = {int: "a whole number", list: "a list of texts", str: "a text in quotation marks"}[wanted]  # type: ignore[index]
            raise InputError(f"{where}: {field.name} is {shown(value)}", hint=f"write {kind}")
        values[field.name] = tuple(map(str, value)) if isinstance(value, list) else value
    values["said_whole"] = _said_whole(entry, where)
    for key in REQUIRED:
        if values[key] == "":
            raise InputError(f"{where}: {key} is empty", hint=f"write the {key}")
    if not 1 <= values["year"] <= 9999:
        raise InputError(f"{where}: year is {values['year']}", hint="write a year of four figures")
    for key in _DATES:
        if values.get(key) and not _is_date(values[key]):
            raise InputError(
                f"{where}: {key} is {shown(values[key])}, no day, month or year of the calendar",
                hint="write it as 2014-02-19, 2014-02 or 2014",
            )
    if not all(isinstance(part, str) for key in ("held", "missing") for part in entry.get(key, [])):
        raise InputError(f"{where}: held and missing are lists of texts", hint='write held = ["一", "二"]')
    for key in ("source", "corrections", "original", "marks"):
        if key in values:
            values[key] = folder / values[key]
    check_id(values["id"], where)
    return Document(**values)


def _said_whole(entry: dict[str, Any], where: str) -> bool:
    """Whether the entry says `whole = true`; what a text lacks is said in `missing` alone."""
    if "whole" not in entry:
        return False
    if entry["whole"] is not True:
        hint = "write whole = true, or leave it out and name in missing what the text lacks"
        raise InputError(f"{where}: whole is {entry['whole']!r}", hint=hint)
    if entry.get("missing"):
        raise InputError(
            f"{where}: whole is true, and missing names {'; '.join(map(str, entry['missing']))}",
            hint="take one of the two out",
        )
    return True


def _is_date(text: str) -> bool:
    """Whether a text is a date of the calendar, or a year and month, or a year."""
    match = _DATE.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
