"""The manifest: which texts the corpus holds, and what is known of each."""

import datetime
import hashlib
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError
from yzcompare.reading.sizes import check_size
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
    "witness_of",
    "url",
    "publisher",
    "retrieved",
    "sha256",
    "corrections",
]


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the corpus, as its manifest describes it; what is not known is empty.

    `held` and `missing` name parts of the original in words and heading numbers. `period` is what
    it plans for, `reviews` what it looks back on. `witness_of` is the id of the document of which
    this is another copy.
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

    @property
    def whole(self) -> bool:
        """Whether the original is held without gaps."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Manifest:
    """The documents in the order of the manifest, and notes on what in it is unusual."""

    path: Path
    documents: tuple[Document, ...]
    notes: tuple[str, ...]


def read_manifest(path: Path) -> Manifest:
    """Read a manifest (TOML, one `[[document]]` a text; paths are relative to the file).

    Raises InputError for a missing file or key, an unknown key, a value of the wrong type, two
    documents with one id, or a witness of a document that is not there.
    """
    content = read_toml(path)
    check_keys(content, required=[], optional=["document"], where=str(path))
    described = entries(content, "document", path)
    if not described:
        raise InputError(f"{path}: no document is described", hint="write a [[document]] for each text")
    documents: list[Document] = []
    notes: list[str] = []
    for number, entry in enumerate(described, 1):
        where = f"{path}: document {number}" + (f" ({entry['id']})" if "id" in entry else "")
        check_keys(entry, required=REQUIRED, optional=OPTIONAL, where=where)
        document = _document(entry, path.parent, where)
        if document.id in (known.id for known in documents):
            raise InputError(
                f"{where}: the id {document.id!r} is taken", hint="give each document its own id"
            )
        if document.genre not in GENRES:
            notes.append(f"{document.id}: genre {document.genre!r} is not one of {', '.join(GENRES)}")
        documents.append(document)
    bases = [document.id for document in documents if not document.witness_of]
    for document in documents:
        if document.witness_of and document.witness_of not in bases:
            raise InputError(
                f"{path}: {document.id}: witness_of names {document.witness_of!r}, which is no document of its own",
                hint="known are: " + (", ".join(bases) or "none; take witness_of out of one"),
            )
    return Manifest(path, tuple(documents), tuple(notes))


_TYPES: dict[str, type | tuple[type, ...]] = {"year": int, "held": list, "missing": list}
_DATES = ("date", "retrieved")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ID = re.compile(r"\w[\w.-]*")


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
            raise InputError(f"{where}: {field.name} is {value!r}", hint=f"write {kind}")
        values[field.name] = tuple(map(str, value)) if isinstance(value, list) else value
    for key in REQUIRED:
        if values[key] == "":
            raise InputError(f"{where}: {key} is empty", hint=f"write the {key}")
    if not 1 <= values["year"] <= 9999:
        raise InputError(f"{where}: year is {values['year']}", hint="write a year of four figures")
    for key in _DATES:
        if values.get(key) and not _DATE.fullmatch(values[key]):
            raise InputError(
                f"{where}: {key} is {values[key]!r}", hint="write it as 2014-02-19, 2014-02 or 2014"
            )
    if not all(isinstance(part, str) for key in ("held", "missing") for part in entry.get(key, [])):
        raise InputError(f"{where}: held and missing are lists of texts", hint='write held = ["一", "二"]')
    for key in ("source", "corrections"):
        if key in values:
            values[key] = folder / values[key]
    if not _ID.fullmatch(values["id"]):
        raise InputError(
            f"{where}: {values['id']!r} cannot be an id", hint="use letters, figures, hyphens and points"
        )
    return Document(**values)


def read_source(document: Document) -> str:
    """Read a document's received text, newlines untouched.

    Raises InputError when it is missing, too large, empty, not UTF-8 (naming the byte), or not the text the
    manifest's checksum speaks of.
    """
    path = document.source
    check_size(document.id, path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"{path}: the source of {document.id} is missing", hint="put the text there or mend 'source'"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path}: the source of {document.id} cannot be read: {reason}",
            hint="name a text file in 'source'",
        ) from None
    if document.sha256 and (found := hashlib.sha256(data).hexdigest()) != document.sha256:
        raise InputError(
            f"{path}: the source of {document.id} is not the text the manifest describes: its SHA-256 is {found}",
            hint="restore the text, or put the new checksum into the manifest",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path}: the source of {document.id} is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}",
            hint="convert the file to UTF-8 (from GB 18030, most likely)",
        ) from None
    if not text.strip():
        raise InputError(f"{path}: the source of {document.id} is empty", hint="put the text there")
    return text
