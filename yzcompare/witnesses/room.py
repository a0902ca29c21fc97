"""02: where two copies of a document differ."""

from collections.abc import Iterator

from yzcompare.corpus import Corpus
from yzcompare.showing.room import Room
from yzcompare.witnesses.collation import variants_of
from yzcompare.witnesses.table import variants_frame


def _places(corpus: Corpus, document: str) -> Iterator[int]:
    for variant in variants_of(corpus):
        if variant.document == document:
            yield variant.start
        if variant.witness == document:
            yield variant.witness_start


ROOM = Room("witnesses", tables={"variants": variants_frame}, derive=variants_of, places=_places)
