"""Folding: a text in which a wording is found whatever its width, quotation marks, spaces and line breaks.

Two texts are searched: the clean one, and the received one, for what cleaning dropped stands in the file
that a reader opens.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import compress
from operator import add

from yzcompare.reading.layers import layer
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span

DROPPED = frozenset("“”\"'‘’《》〈〉「」『』*#_`·•")
"""Marks that stand in a wording or do not, as the printer likes."""

_PAUSES = str.maketrans(dict.fromkeys(",;；", "、"))
"""Commas and semicolons join members of a list as 、 does."""


def fold(text: str) -> str:
    """A wording as it is searched for: one width, small letters, no quotation marks and no white space.

    >>> fold("“四个全面” 战略布局"), fold("５Ｇ，ＡＩ＋")
    ('四个全面战略布局', '5g、ai+')
    """
    return "".join(map(_folded_character, text))


@cache
def _folded_character(character: str) -> str:
    if character in DROPPED or character.isspace():
        return ""
    plain = unicodedata.normalize("NFKC", character).casefold().translate(_PAUSES)
    return "".join(c for c in plain if not (c in DROPPED or c.isspace()))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places` holds for each of its characters the place it comes from."""

    text: str
    places: tuple[int, ...]


def fold_with_places(text: str) -> Folded:
    """Fold a text and keep the way back.

    >>> fold_with_places("以 “人民”")
    Folded(text='以人民', places=(0, 3, 4))
    """
    plain = list(map(_folded_character, text))
    folded = "".join(plain)
    if len(folded) + plain.count("") == len(plain):  # no character became several, as ㎡ does
        return Folded(folded, tuple(compress(range(len(plain)), plain)))
    return Folded(folded, tuple(place for place, each in enumerate(plain) for _ in each))


@layer
def folded_clean(reading: Reading) -> Folded:
    """The clean text folded; places are clean ones."""
    return fold_with_places(reading.text.text)


@layer
def folded_source(reading: Reading) -> Folded:
    """The received text folded; places are received ones."""
    return fold_with_places(reading.source)


def occurrences(text: str, wording: str) -> Iterator[int]:
    """Where a folded wording stands in a folded text, without overlap.

    >>> list(occurrences("母城文化在母城", "母城"))
    [0, 5]
    """
    at = text.find(wording) if wording else -1
    while at >= 0:
        yield at
        at = text.find(wording, at + len(wording))


def hits(reading: Reading, wording: str, roles: Collection[Role] = ()) -> list[Span[Received]]:
    """Where a folded wording stands in a document, as spans of the source; in passages of `roles` where some are named.

    What stands only in the file as received is found too, where no roles are named.
    """
    if not may_stand(reading, wording):
        return []
    clean = folded_clean(reading)
    spans = []
    for at in occurrences(clean.text, wording):
        first, last = clean.places[at], clean.places[at + len(wording) - 1] + 1
        span = Span(*reading.text.home(Clean(first), Clean(last)))
        if not roles or reading.role_at(span.start) in roles:
            spans.append(span)
    if spans or roles:
        return spans
    source = folded_source(reading)
    return [
        Span(Received(source.places[at]), Received(source.places[at + len(wording) - 1] + 1))
        for at in occurrences(source.text, wording)
    ]


@layer
def beside(reading: Reading) -> frozenset[str]:
    """Every two characters that stand beside each other, in the clean text or in the received one."""
    texts = folded_clean(reading).text, folded_source(reading).text
    return frozenset().union(*(map(add, text, text[1:]) for text in texts))


def may_stand(reading: Reading, wording: str) -> bool:
    """Whether a folded wording can stand in a document: most cannot, by two characters that never meet there."""
    return beside(reading).issuperset(map(add, wording, wording[1:]))


def count(reading: Reading, wording: str) -> int:
    """How often a wording stands in a document in all, inside longer ones too.

    >>> from yzcompare import load
    >>> count(load()["2014"], "母城")
    4
    """
    return len(places(reading, wording))


def places(reading: Reading, wording: str) -> list[Span[Received]]:
    """Where a wording stands in a document in all, inside longer ones too, as spans of the source."""
    return hits(reading, fold(wording))


@layer
def folded_sentences(reading: Reading) -> tuple[tuple[str, Span[Received]], ...]:
    """Every sentence folded, with its span of the source."""
    clean, found = folded_clean(reading), []
    for span in reading.sentences():
        start = bisect_left(clean.places, reading.text.place(span.start))
        end = bisect_left(clean.places, reading.text.place(Received(span.end - 1)) + 1)
        found.append((clean.text[start:end], span))
    return tuple(found)
