"""01: what is held of each document."""

from collections.abc import Iterator

from yzcompare.corpus import Corpus
from yzcompare.documents.findings import news
from yzcompare.documents.table import (
    documents_frame,
    passages_frame,
    prints_frame,
    repairs_frame,
    sections_frame,
    sentences_frame,
    suspicions_frame,
)
from yzcompare.showing.room import Room


def _places(corpus: Corpus, document: str) -> Iterator[int]:
    reading = corpus[document]
    for spans in (
        reading.sections,
        reading.passages,
        reading.doubts,
        reading.suspicions,
        reading.text.repairs,
    ):
        yield from (span.start for span in spans)


ROOM = Room(
    "documents",
    tables={
        "documents": documents_frame,
        "repairs": repairs_frame,
        "sections": sections_frame,
        "passages": passages_frame,
        "suspicions": suspicions_frame,
        "sentences": sentences_frame,
        "prints": prints_frame,
    },
    news=news,
    rank=7,
    places=_places,
)
