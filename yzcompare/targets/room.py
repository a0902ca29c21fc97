"""05: what is promised and reported in numbers."""

from collections.abc import Iterator

from yzcompare.corpus import Corpus
from yzcompare.showing.room import Room
from yzcompare.targets.findings import news
from yzcompare.targets.ledger import comparisons_of, notes, numbers_of
from yzcompare.targets.table import comparisons_frame, targets_frame


def _places(corpus: Corpus, document: str) -> Iterator[int]:
    if not corpus[document].document.witness_of:
        yield from (quantity.start for quantity in numbers_of(corpus, document).quantities)


ROOM = Room(
    "targets",
    tables={"targets": targets_frame, "comparisons": comparisons_frame},
    news=news,
    rank=1,
    derive=comparisons_of,
    places=_places,
    notes=notes,
)
