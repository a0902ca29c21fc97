"""05: what is promised and reported in numbers."""

from collections.abc import Iterator

from yzcompare.corpus import Corpus
from yzcompare.messages import say, together
from yzcompare.showing.room import Read, Room
from yzcompare.targets.findings import news
from yzcompare.targets.ledger import comparisons_of, notes, numbers_of
from yzcompare.targets.table import comparisons_frame, targets_frame


def _places(corpus: Corpus, document: str) -> Iterator[int]:
    if not corpus[document].document.witness_of:
        yield from (quantity.start for quantity in numbers_of(corpus, document).quantities)


def _read(corpus: Corpus, document: str) -> Iterator[Read]:
    if corpus[document].document.witness_of:
        return
    for q in numbers_of(corpus, document).quantities:
        fields = (
            (say("indicator"), q.indicator),
            (say("verb"), q.verb),
            (say("kind"), together([each for each in (q.measure, q.direction) if each], between=" ")),
            (say("status"), q.status),
            (say("for"), q.period),
        )
        yield Read(q.start, f"{q.text}{q.unit.removeprefix('%')}", fields, q.read_by)


ROOM = Room(
    "targets",
    tables={"targets": targets_frame, "comparisons": comparisons_frame},
    news=news,
    rank=1,
    derive=comparisons_of,
    places=_places,
    read=_read,
    notes=notes,
)
