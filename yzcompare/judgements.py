"""Judgements: what a person decided, applied last and shown as set by hand.

A judgements file (data/judgements.toml beside the manifest) holds `[[link]]`, `[[quantity]]` and `[[passage]]` tables:

    [[link]]
    source = "2014:7753"     # id of a section of the earlier document
    target = "2020:7688"     # id of a section of the later one
    verdict = "confirm"      # or "reject"
    note = "电子商务 went into 数字经济"

    [[quantity]]
    id = "2024:4722"         # id of a number, as the table targets has it
    indicator = "游客花费"     # what it is a number of; or scope = "…", or value = 750.0, or several
    note = "the city's statistics renamed it in 2024"

    [[passage]]
    start = "2024:1200"      # id of the section, or any place, from which on it is so
    end = "2024:1900"        # the place where it ends; left out: with the section that begins at start
    role = "review"          # what the stretch does
    note = "the heading speaks of tasks, the text of last year"
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError, nearest, shown
from yzcompare.reading.manifest import Document
from yzcompare.reading.outline import document_of, offset_of
from yzcompare.reading.overrides import RoleJudgement
from yzcompare.reading.passages import Role
from yzcompare.toml import check_keys, entries, read_toml

FILE = "judgements.toml"
MISSPELT = ("judgments.toml", "judgement.toml", "judgment.toml")
VERDICTS = ("confirm", "reject")
_ID = re.compile(r"\S+:(?:0|[1-9][0-9]{0,8})")
FIELDS = ("indicator", "scope", "value")
"""What of a number a person may correct."""
LARGEST = 1e15
"""No number of a report is larger, and beyond it figures are lost."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on a link between two sections, with a note that says why."""

    source: str
    target: str
    verdict: str
    note: str

    @property
    def named(self) -> str:
        """What it says of which link."""
        return f"{self.verdict} {self.source} → {self.target}"


@dataclass(frozen=True, slots=True)
class QuantityJudgement:
    """A person's correction of a number: another indicator, scope or value (None leaves it), and why."""

    id: str
    indicator: str | None
    scope: str | None
    value: float | None
    note: str


def read_judgements(
    path: Path, documents: Iterable[Document] = ()
) -> tuple[tuple[Judgement, ...], tuple[QuantityJudgement, ...], tuple[RoleJudgement, ...]]:
    """Read a judgements file: judgements on links, on quantities and on roles; none is there, none is given.

    `documents` are those of the manifest: links lead from an earlier one to a later one, and a witness of
    another is not compared. Raises InputError for an unknown key or verdict, for a file that is called
    nearly so, for a link that cannot be, and for two entries on one thing, which are named both.
    """
    _check_name(path)
    if not path.is_file():
        return (), (), ()
    content = read_toml(path)
    check_keys(content, required=[], optional=["link", "quantity", "passage"], where=str(path))
    by_id = {document.id: document for document in documents}
    links: dict[str, Judgement] = {}
    numbers: dict[str, QuantityJudgement] = {}
    for entry, where in _numbered(content, "link", path):
        judgement = _link(entry, where)
        _check_ends(judgement, by_id, where)
        _check_other_links(judgement, links, where)
        links[where] = judgement
    for entry, where in _numbered(content, "quantity", path):
        on_number = _quantity(entry, where)
        _check_compared(on_number.id, by_id, where)
        _check_other_numbers(on_number, numbers, where)
        numbers[where] = on_number
    roles = tuple(_role(entry, where) for entry, where in _numbered(content, "passage", path))
    return tuple(links.values()), tuple(numbers.values()), roles


def _check_name(path: Path) -> None:
    if (path.exists() or path.is_symlink()) and not path.is_file():
        raise InputError(f"{path}: is no file", hint="put a TOML file there, or take it away")
    for name in MISSPELT:
        if (path.parent / name).exists():
            raise InputError(f"{path.parent / name}: is not read", hint=f"call it {path.name}")


def _numbered(content: dict[str, Any], key: str, path: Path) -> list[tuple[dict[str, Any], str]]:
    return [(entry, f"{path}: {key} {n}") for n, entry in enumerate(entries(content, key, path), 1)]


def _link(entry: dict[str, Any], where: str) -> Judgement:
    check_keys(entry, required=["source", "target", "verdict", "note"], optional=[], where=where)
    _check_texts(entry, ("source", "target", "verdict", "note"), where)
    for key in ("source", "target"):
        if not _ID.fullmatch(entry[key]):
            raise InputError(
                f"{where}: {key} is {shown(entry[key])}", hint="write a section's id, as 2014:394"
            )
    if entry["verdict"] not in VERDICTS:
        raise InputError(f"{where}: verdict {shown(entry['verdict'])}", hint="write confirm or reject")
    return Judgement(**entry)


def _check_ends(judgement: Judgement, documents: Mapping[str, Document], where: str) -> None:
    """Refuse a link that leads nowhere: into its own document, into a witness, or from later to earlier."""
    earlier, later = (document_of(end) for end in (judgement.source, judgement.target))
    if earlier == later:
        raise InputError(
            f"{where}: {judgement.source} and {judgement.target} stand in one document",
            hint="link a section of an earlier document with one of a later document",
        )
    for end in (judgement.source, judgement.target):
        _check_compared(end, documents, where)
    order = [d.id for d in sorted(documents.values(), key=lambda d: d.year)]
    if {earlier, later} <= set(order) and order.index(earlier) > order.index(later):
        raise InputError(
            f"{where}: source {judgement.source} is of a later document than target {judgement.target}",
            hint="swap source and target: a link leads from the earlier document to the later one",
        )


def _check_compared(end: str, documents: Mapping[str, Document], where: str) -> None:
    known = documents.get(document_of(end))
    if known and known.witness_of:
        raise InputError(
            f"{where}: {known.id} is another copy of {known.witness_of} and is not compared",
            hint=f"name the same place of {known.witness_of}",
        )


def _check_other_links(judgement: Judgement, others: Mapping[str, Judgement], where: str) -> None:
    for place, other in others.items():
        if (other.source, other.target) == (judgement.source, judgement.target):
            raise InputError(
                f"{where}: {judgement.named}, and {place.rpartition(': ')[2]} is {other.verdict} of the same link",
                hint="keep one of the two",
            )


def _check_other_numbers(
    judgement: QuantityJudgement, others: Mapping[str, QuantityJudgement], where: str
) -> None:
    """Refuse two entries that both give one field of a number; each may give another."""
    for place, other in others.items():
        if other.id != judgement.id:
            continue
        for field in FIELDS:
            mine, theirs = getattr(judgement, field), getattr(other, field)
            if mine is not None and theirs is not None:
                raise InputError(
                    f"{where}: {field} of {judgement.id} is {shown(mine)}, and {shown(theirs)} in {place.rpartition(': ')[2]}",
                    hint="keep one of the two",
                )


def _quantity(entry: dict[str, Any], where: str) -> QuantityJudgement:
    check_keys(entry, required=["id", "note"], optional=list(FIELDS), where=where)
    _check_texts(entry, ("id", "note", "indicator", "scope"), where)
    if not _ID.fullmatch(entry["id"]):
        raise InputError(f"{where}: id is {shown(entry['id'])}", hint="write a number's id, as 2014:394")
    if not any(field in entry for field in FIELDS):
        raise InputError(f"{where}: it corrects nothing", hint="add indicator, scope or value")
    if not entry.get("indicator", "-").strip():
        raise InputError(f"{where}: indicator is empty", hint="write what it is a number of, as 就业")
    value = _value(entry["value"], where) if "value" in entry else None
    return QuantityJudgement(entry["id"], entry.get("indicator"), entry.get("scope"), value, entry["note"])


def _role(entry: dict[str, Any], where: str) -> RoleJudgement:
    check_keys(entry, required=["start", "role", "note"], optional=["end"], where=where)
    _check_texts(entry, ("start", "end", "role", "note"), where)
    for key in ("start", "end"):
        if key in entry and not _ID.fullmatch(entry[key]):
            raise InputError(f"{where}: {key} is {shown(entry[key])}", hint="write a place, as 2014:394")
    start, end = entry["start"], entry.get("end", "")
    if end and (document_of(start) != document_of(end) or offset_of(start) >= offset_of(end)):
        raise InputError(f"{where}: {end} does not stand behind {start}", hint="swap start and end")
    if entry["role"] not in list(Role):
        raise InputError(
            f"{where}: unknown role {shown(entry['role'])}", hint=nearest(entry["role"], list(Role))
        )
    return RoleJudgement(start, end, Role(entry["role"]), entry["note"])


def _value(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InputError(f"{where}: value is {shown(value)}", hint="write a number without quotation marks")
    if not abs(value) <= LARGEST:  # nan is no smaller than anything
        raise InputError(
            f"{where}: value is {shown(value)}", hint="write the number as the text has it, in its unit"
        )
    return float(value)


def _check_texts(entry: dict[str, Any], keys: Sequence[str], where: str) -> None:
    for key in keys:
        if key in entry and not isinstance(entry[key], str):
            raise InputError(f"{where}: {key} is {shown(entry[key])}", hint="write a text in quotation marks")
