"""04: fixed phrases through the years."""

from collections.abc import Iterator

from yzcompare.corpus import Corpus
from yzcompare.formulations.findings import news
from yzcompare.formulations.lives import lives_of
from yzcompare.formulations.table import formulations_frame
from yzcompare.showing.room import Room


def _places(corpus: Corpus, document: str) -> Iterator[int]:
    for life in lives_of(corpus):
        yield from (o.start for form in life.held for o in form.occurrences if o.document == document)


ROOM = Room(
    "formulations",
    tables={"formulations": formulations_frame},
    news=news,
    rank=5,
    derive=lives_of,
    places=_places,
)
