"""Judgements: what a person decided, applied last and shown as set by hand.

A judgements file (data/judgements.toml beside the manifest) holds `[[link]]` tables:

    [[link]]
    source = "2014:7753"     # id of a section of the earlier document
    target = "2020:7688"     # id of a section of the later one
    verdict = "confirm"      # or "reject"
    note = "电子商务 went into 数字经济"
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from yzcompare.comparing.links import Link, relate
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


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Read a judgements file; none is there, none is given.

    Raises InputError for an unknown key or verdict.
    """
    if not path.is_file():
        return ()
    content = read_toml(path)
    check_keys(content, required=[], optional=["link"], where=str(path))
    found = []
    for number, entry in enumerate(entries(content, "link", path), 1):
        where = f"{path}: link {number}"
        check_keys(entry, required=["source", "target", "verdict", "note"], optional=[], where=where)
        for key, value in entry.items():
            if not isinstance(value, str):
                raise InputError(f"{where}: {key} is {value!r}", hint="write a text in quotation marks")
        for key in ("source", "target"):
            if not _ID.fullmatch(entry[key]):
                raise InputError(
                    f"{where}: {key} is {entry[key]!r}", hint="write a section's id, as 2014:394"
                )
        if entry["verdict"] not in VERDICTS:
            raise InputError(f"{where}: verdict {entry['verdict']!r}", hint="write confirm or reject")
        found.append(Judgement(**entry))
    return tuple(found)


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
