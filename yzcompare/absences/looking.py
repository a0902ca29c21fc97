"""Looking: one wording looked for in a document, and what was looked for put together as a search."""

from collections.abc import Collection, Iterable

from yzcompare.absences.absence import Look, Nearest, Search, Way
from yzcompare.absences.folding import hits
from yzcompare.messages import listed, say
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading


def search_of(
    reading: Reading, wanted: str, looks: Iterable[Look], roles: Collection[Role], nearest: Nearest | None
) -> Search:
    """What was looked for in passages of some roles (all where none are named), with what came nearest."""
    everywhere = say("the whole text") if reading.whole else say("what is held of the text")
    where = listed(sorted(roles)) if roles else everywhere
    return Search(reading.document.id, wanted, tuple(looks), where, reading.lacking, nearest)


def look(reading: Reading, way: Way, wording: str, roles: Collection[Role] = ()) -> Look:
    """Look for a folded wording in passages of some roles, all where none are named."""
    found = hits(reading, wording, roles)
    return Look(way, wording, len(found), *((found[0].start, found[0].end) if found else ()))
