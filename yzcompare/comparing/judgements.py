"""Judgements: what a person decided, applied last and shown as set by hand.

A judgements file (data/judgements.toml beside the manifest) holds `[[link]]` and `[[quantity]]` tables:

    [[link]]
    source = "2014:7753"     # id of a section of the earlier document
    target = "2020:7688"     # id of a section of the later one
    verdict = "confirm"      # or "reject"
    note = "电子商务 went into 数字经济"

    [[quantity]]
    id = "2024:4722"         # id of a number, as the table targets has it
    indicator = "游客花费"     # what it is a number of; or scope = "…", or value = 750.0, or several
    note = "the city's statistics renamed it in 2024"
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from yzcompare.comparing.indicators import Identity
from yzcompare.comparing.links import Link, relate
from yzcompare.comparing.quantities.numbers import BEYOND
from yzcompare.comparing.quantities.records import Quantity
from yzcompare.errors import InputError
from yzcompare.toml import check_keys, entries, read_toml

FILE = "judgements.toml"
VERDICTS = ("confirm", "reject")
_ID = re.compile(r"\S+:\d+")
BY_HAND = 1.0
"""Score of a link that a person confirmed."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on a link between two sections, with a note that says why."""

    source: str
    target: str
    verdict: str
    note: str


@dataclass(frozen=True, slots=True)
class QuantityJudgement:
    """A person's correction of a number: another indicator, scope or value (None leaves it), and why."""

    id: str
    indicator: str | None
    scope: str | None
    value: float | None
    note: str


def read_judgements(path: Path) -> tuple[tuple[Judgement, ...], tuple[QuantityJudgement, ...]]:
    """Read a judgements file: judgements on links and on quantities; none is there, none is given.

    Raises InputError for an unknown key or verdict.
    """
    if not path.is_file():
        return (), ()
    content = read_toml(path)
    check_keys(content, required=[], optional=["link", "quantity"], where=str(path))
    links = tuple(_link(entry, where) for entry, where in _numbered(content, "link", path))
    numbers = tuple(_quantity(entry, where) for entry, where in _numbered(content, "quantity", path))
    return links, numbers


def _numbered(content: dict[str, Any], key: str, path: Path) -> list[tuple[dict[str, Any], str]]:
    return [(entry, f"{path}: {key} {n}") for n, entry in enumerate(entries(content, key, path), 1)]


def _link(entry: dict[str, Any], where: str) -> Judgement:
    check_keys(entry, required=["source", "target", "verdict", "note"], optional=[], where=where)
    _check_texts(entry, ("source", "target", "verdict", "note"), where)
    for key in ("source", "target"):
        if not _ID.fullmatch(entry[key]):
            raise InputError(f"{where}: {key} is {entry[key]!r}", hint="write a section's id, as 2014:394")
    if entry["verdict"] not in VERDICTS:
        raise InputError(f"{where}: verdict {entry['verdict']!r}", hint="write confirm or reject")
    return Judgement(**entry)


def _quantity(entry: dict[str, Any], where: str) -> QuantityJudgement:
    check_keys(entry, required=["id", "note"], optional=["indicator", "scope", "value"], where=where)
    _check_texts(entry, ("id", "note", "indicator", "scope"), where)
    if not _ID.fullmatch(entry["id"]):
        raise InputError(f"{where}: id is {entry['id']!r}", hint="write a number's id, as 2014:394")
    value = entry.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise InputError(f"{where}: value is {value!r}", hint="write a number without quotation marks")
    if value is not None and not abs(value) <= BEYOND:
        raise InputError(f"{where}: value is beyond measure", hint=f"write a number up to {BEYOND:g}")
    given = {key: entry.get(key) for key in ("indicator", "scope")}
    if value is None and not any(text is not None for text in given.values()):
        raise InputError(f"{where}: it corrects nothing", hint="add indicator, scope or value")
    return QuantityJudgement(
        entry["id"],
        given["indicator"],
        given["scope"],
        None if value is None else float(value),
        entry["note"],
    )


def _check_texts(entry: dict[str, Any], keys: Sequence[str], where: str) -> None:
    for key in keys:
        if key in entry and not isinstance(entry[key], str):
            raise InputError(f"{where}: {key} is {entry[key]!r}", hint="write a text in quotation marks")


def apply(links: Sequence[Link], judgements: Sequence[Judgement]) -> tuple[Link, ...]:
    """Take out the rejected links, put in or mark the confirmed ones as principal, name relations anew.

    >>> found = (Link("a:1", "b:1", 0.5, 2, "continued", "words: 养老"),)
    >>> apply(found, [Judgement("a:1", "b:1", "reject", "another scope")])
    ()
    >>> apply((), [Judgement("a:1", "b:1", "confirm", "renamed")])[0].by_hand
    True
    """
    kept = {(link.source, link.target): link for link in links}
    for judgement in judgements:
        place = judgement.source, judgement.target
        if judgement.verdict == "reject":
            kept.pop(place, None)
        else:
            known = kept.get(place, Link(*place, BY_HAND, 2, "", ""))
            kept[place] = replace(known, strength=2, reason=f"by hand: {judgement.note}", by_hand=True)
    return relate(sorted(kept.values(), key=lambda link: (_place(link.source), _place(link.target))))


def _place(identity: str) -> tuple[str, int]:
    document, _, start = identity.rpartition(":")
    return document, int(start)


def unmatched(judgements: Sequence[Judgement], sections: set[str], links: set[tuple[str, str]]) -> list[str]:
    """Say which judgements no longer match anything: a section is gone, or the rejected link was not made.

    >>> unmatched([Judgement("a:1", "b:1", "confirm", "")], {"a:1"}, set())
    ['confirm a:1 → b:1: there is no section b:1']
    """
    told = []
    for judgement in judgements:
        name = f"{judgement.verdict} {judgement.source} → {judgement.target}"
        missing = [end for end in (judgement.source, judgement.target) if end not in sections]
        if missing:
            told.append(f"{name}: there is no section {', '.join(missing)}")
        elif judgement.verdict == "reject" and (judgement.source, judgement.target) not in links:
            told.append(f"{name}: there is no such link to reject")
    return told


def apply_to_quantities(
    found: Sequence[Quantity], judgements: Sequence[QuantityJudgement]
) -> tuple[Quantity, ...]:
    """Put a person's indicators and values in the place of those that were read."""
    by_id = {judgement.id: judgement for judgement in judgements}
    corrected = []
    for quantity in found:
        if judgement := by_id.get(quantity.id):
            indicator = quantity.indicator if judgement.indicator is None else judgement.indicator
            value = quantity.value if judgement.value is None else judgement.value
            quantity = replace(quantity, indicator=indicator, value=value)
        corrected.append(quantity)
    return tuple(corrected)


def reidentify(
    identities: Mapping[str, Identity], judgements: Sequence[QuantityJudgement]
) -> dict[str, Identity]:
    """Put a person's scopes in the place of those that were read."""
    scopes = {judgement.id: judgement.scope for judgement in judgements if judgement.scope is not None}
    return {
        name: replace(identity, scope=scopes[name]) if name in scopes else identity
        for name, identity in identities.items()
    }


def unmatched_quantities(judgements: Sequence[QuantityJudgement], found: set[str]) -> list[str]:
    """Say which judgements on quantities no longer match a number.

    >>> unmatched_quantities([QuantityJudgement("a:1", "就业", None, None, "")], set())
    ['quantity a:1: there is no such number']
    """
    return [f"quantity {j.id}: there is no such number" for j in judgements if j.id not in found]
