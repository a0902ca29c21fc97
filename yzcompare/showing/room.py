"""A room: all that one question gives to the tables, to the index and to the source pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.messages import Message
from yzcompare.showing.finding import Finding

Table = Callable[[Corpus], pd.DataFrame]


def _nothing(corpus: Corpus) -> tuple[()]:
    return ()


def _nowhere(corpus: Corpus, document: str) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Read:
    """What was read at a place of a source: its words, its fields by name, which reading told them."""

    place: int
    words: str
    fields: tuple[tuple[Message, object], ...]
    by: str


@dataclass(frozen=True, slots=True)
class Room:
    """What a question gives; what it does not give is left out.

    `tables` are functions by the names of the tables; they hold all places of a corpus. The others are
    asked of the corpus of one place: `news` for the findings that head the index, the lower the `rank`
    the earlier; `derive` for what is to be made before pages ask for it; `places` for the offsets of a
    document's source at which something of the room begins; `read` for what was read there, field by field. `notes` says of the whole corpus which
    judgements change nothing.
    """

    name: str
    tables: Mapping[str, Table] = field(default_factory=dict)
    news: Callable[[Corpus], tuple[Finding, ...]] = _nothing
    rank: int = 9
    derive: Callable[[Corpus], object] = _nothing
    places: Callable[[Corpus, str], Iterable[int]] = _nowhere
    read: Callable[[Corpus, str], Iterable[Read]] = _nowhere
    notes: Callable[[Corpus], Iterable[str]] = _nothing

    def findings(self, corpus: Corpus) -> tuple[Finding, ...]:
        """Its `news`, made once for the index, the page that is searched and every brief."""
        return _kept(self.news)(corpus)


_kept = cache(derived)
