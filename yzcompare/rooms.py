"""The questions asked of a corpus, each in a room of its own: tables, index and source pages ask them here.

To add a question, add its room to `ROOMS`.
"""

from collections.abc import Callable

from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.documents import ROOM as DOCUMENTS
from yzcompare.formulations import ROOM as FORMULATIONS
from yzcompare.problems import ROOM as PROBLEMS
from yzcompare.shares import ROOM as SHARES
from yzcompare.showing.finding import Finding
from yzcompare.showing.room import Read, Room, Table
from yzcompare.targets import ROOM as TARGETS
from yzcompare.tasks import ROOM as TASKS
from yzcompare.witnesses import ROOM as WITNESSES
from yzcompare.wording import ROOM as WORDING

ROOMS: tuple[Room, ...] = (DOCUMENTS, PROBLEMS, SHARES, TASKS, WORDING, FORMULATIONS, TARGETS, WITNESSES)
"""The rooms, in the order of their tables."""


def tables() -> dict[str, Table]:
    """Every table by its name, as a function of a corpus.

    >>> list(tables())[:3]
    ['documents', 'repairs', 'sections']
    """
    return {name: table for room in ROOMS for name, table in room.tables.items()}


def told_of(table: Table) -> str:
    """What a row of a table is: the first line of the function that makes it.

    >>> told_of(tables()["sections"]).partition(":")[0]
    'A row a section'
    """
    return str(table.__doc__).split("\n")[0].rstrip(".").replace("`", "")


def findings(corpus: Corpus) -> tuple[Finding, ...]:
    """The findings of a corpus of one place that head its index, in its order.

    >>> from yzcompare import load
    >>> {found.kind for found in findings(load())} >= {"tasks", "wording", "formulations", "held"}
    True
    """
    ranked = sorted(ROOMS, key=lambda room: room.rank)
    return tuple(found for room in ranked for found in room.findings(corpus))


def derive(corpus: Corpus, progress: Callable[[str], None] = lambda step: None) -> None:
    """Derive what pages and tables of a corpus of one place show, so that it is kept before they ask.

    `progress` is told in words what is done next.
    """
    for number, room in enumerate(ROOMS, 1):
        progress(f"Comparing: {room.name} ({number} of {len(ROOMS)})")
        room.derive(corpus)
    progress("Weighing what changed")
    findings(corpus)


def places(corpus: Corpus, document: str) -> frozenset[int]:
    """Offsets of a document's source at which something begins that a table names by its place.

    >>> from yzcompare import load
    >>> 394 in places(load(), "2014")
    True
    """
    return frozenset(place for room in ROOMS for place in room.places(corpus, document))


def read(corpus: Corpus, document: str) -> tuple[Read, ...]:
    """What the rooms read in a document, field by field, in the order of its source.

    >>> from yzcompare import load
    >>> read(load(), "2014")[0].by
    'figures; bare'
    """
    found = (each for room in ROOMS for each in room.read(corpus, document))
    return tuple(sorted(found, key=lambda each: each.place))


def notes(corpus: Corpus) -> tuple[str, ...]:
    """What the user should know before a result: of the corpus itself, and which judgements change nothing."""
    return (*corpus.notes, *on_judgements(corpus))


@remembered
def on_judgements(corpus: Corpus) -> tuple[str, ...]:
    """Which judgements match nothing or change nothing, in sentences."""
    return tuple(note for room in ROOMS for note in room.notes(corpus))
