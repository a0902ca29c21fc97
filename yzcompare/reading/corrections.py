"""Reviewed corrections: faults a person has seen in a text, mended only where text and place match.

A corrections file (TOML) holds `[[correction]]` tables:

    [[correction]]
    start = 9712            # offset in the source, in characters
    before = "移移"          # what stands there
    after = "移"             # what is meant; not longer than `before`
    reason = "坚定不移 was scanned with its last character twice"
    reason_zh = "坚定不移的末字扫描时重了一次"     # what pages say in Chinese; need not be there
"""

from dataclasses import dataclass
from pathlib import Path

from yzcompare.errors import InputError, shown
from yzcompare.messages import both, say
from yzcompare.toml import check_keys, entries, read_toml

RULE = say("reviewed correction")
_KEYS = ["start", "before", "after", "reason"]
_OPTIONAL = ["reason_zh"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One reviewed fault: at `start` of the source stands `before`, and `after` is meant."""

    start: int
    before: str
    after: str
    reason: str

    @property
    def end(self) -> int:
        """Offset in the source behind the fault."""
        return self.start + len(self.before)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a corrections file.

    Raises InputError for a file that is missing, is not TOML, or has an unknown or missing key, and for a
    correction that can stand nowhere, changes nothing or overlaps another.
    """
    found: list[Correction] = []
    content = read_toml(path)
    check_keys(content, required=[], optional=["correction"], where=str(path))
    for number, entry in enumerate(entries(content, "correction", path), 1):
        where = f"{path}: correction {number}"
        check_keys(entry, required=_KEYS, optional=_OPTIONAL, where=where)
        for key in (*_KEYS, *(key for key in _OPTIONAL if key in entry)):
            wanted = int if key == "start" else str
            if not isinstance(entry[key], wanted) or isinstance(entry[key], bool):
                kind = "a whole number" if wanted is int else "a text in quotation marks"
                raise InputError(f"{where}: {key} is {shown(entry[key])}", hint=f"write {kind}")
        correction = Correction(
            entry["start"],
            entry["before"],
            entry["after"],
            both(entry.get("reason_zh", ""), entry["reason"]),
        )
        if correction.start < 0:
            raise InputError(
                f"{where}: start is {correction.start}",
                hint="write its offset in the source, counted from 0, as the table suspicions has it",
            )
        if not correction.before or len(correction.after) > len(correction.before):
            raise InputError(f"{where}: 'after' is longer than 'before'", hint="take in the text around it")
        if correction.after == correction.before:
            raise InputError(f"{where}: it changes nothing", hint="write in 'after' what is meant")
        for earlier, other in enumerate(found, 1):
            if other.start < correction.end and correction.start < other.end:
                raise InputError(f"{where}: overlaps correction {earlier}", hint="make one of the two")
        found.append(correction)
    return tuple(found)


def matching(corrections: tuple[Correction, ...], source: str) -> tuple[Correction, ...]:
    """Keep the corrections whose text stands in the source at their place.

    >>> fault = Correction(2, "移移", "移", "scanned twice")
    >>> matching((fault,), "坚定移移"), matching((fault,), "坚定不移移")
    ((Correction(start=2, before='移移', after='移', reason='scanned twice'),), ())
    """
    return tuple(c for c in corrections if source[c.start : c.end] == c.before)
