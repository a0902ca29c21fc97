"""Looking: one wording looked for in a document, and what was looked for put together as a search."""

from collections.abc import Collection, Iterable
from functools import cache

from yzcompare.absences.absence import Look, Nearest, Search, Way
from yzcompare.absences.folding import hits
from yzcompare.messages import Message, listed, say
from yzcompare.reading.layers import layer
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading


def search_of(
    reading: Reading, wanted: str, looks: Iterable[Look], roles: Collection[Role], nearest: Nearest | None
) -> Search:
    """What was looked for in passages of some roles (all where none are named), with what came nearest."""
    where = _where(frozenset(roles), reading.whole)
    return Search(reading.document.id, wanted, tuple(looks), where, _lacking(reading), nearest)


@layer
def _lacking(reading: Reading) -> Message | str:
    """What is not held, worked out once for thousands of searches."""
    return reading.lacking


@cache
def _where(roles: frozenset[Role], whole: bool) -> Message:
    """What was searched, in words: the same of thousands of searches."""
    everywhere = say("the whole text") if whole else say("what is held of the text")
    return listed(sorted(roles)) if roles else everywhere


def look(reading: Reading, way: Way, wording: str, roles: Collection[Role] = ()) -> Look:
    """Look for a folded wording in passages of some roles, all where none are named."""
    found = hits(reading, wording, roles)
    return Look(way, wording, len(found), *((found[0].start, found[0].end) if found else ()))
