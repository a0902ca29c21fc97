"""Holding: how much of the words of a matter each sentence of a document holds.

A word or a part of one is looked up once for a document, however many tasks ask for it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from yzcompare.absences.folding import folded_clean, may_stand, occurrences
from yzcompare.absences.matter import MOST, Word
from yzcompare.reading.layers import layer
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading

Held = dict[int, float]
"""How much a sentence holds, by the sentence's number; sentences that hold nothing are left out."""


@layer
def _starts(reading: Reading) -> tuple[int, ...]:
    """Where each sentence begins in the folded clean text."""
    places = folded_clean(reading).places
    return tuple(bisect_left(places, reading.text.place(span.start)) for span in reading.sentences())


@layer
def _found(reading: Reading) -> dict[str, frozenset[int]]:
    """Sentences by the terms that were looked up so far."""
    return {}


def sentences_with(reading: Reading, term: str) -> frozenset[int]:
    """Numbers of the sentences that a folded term stands in."""
    known = _found(reading)
    if term not in known:
        starts = _starts(reading)
        found = occurrences(folded_clean(reading).text, term) if may_stand(reading, term) else ()
        known[term] = frozenset(max(0, bisect_right(starts, at) - 1) for at in found)
    return known[term]


def held(reading: Reading, word: Word) -> Held:
    """How much of a word's weight each sentence holds; its parts count by their own rarity, `MOST` of it at the most."""
    room: Held = defaultdict(float)
    whole = sum(rarity for _, rarity in word.parts)
    for part, rarity in word.parts:
        for number in sentences_with(reading, part):
            room[number] += rarity / whole
    found = {number: min(MOST, share) * word.weight for number, share in room.items()}
    return found | dict.fromkeys(sentences_with(reading, word.text), word.weight)


def most_held(
    reading: Reading, words: Sequence[Word], roles: Collection[Role]
) -> tuple[list[float], int, float]:
    """The most that any sentence holds of each word, and the sentence that holds most of all, with how much.

    Sentences of passages of `roles` are asked, all where none are named; the number is -1 where none holds anything.
    """
    spans = reading.sentences()
    together: Held = defaultdict(float)
    each = []
    for word in words:
        found = held(reading, word)
        if roles:
            found = {n: v for n, v in found.items() if reading.role_at(Received(spans[n].start)) in roles}
        each.append(max(found.values(), default=0.0))
        for number, value in found.items():
            together[number] += value
    best = max(together, key=lambda number: (together[number], -number), default=-1)
    return each, best, together.get(best, 0.0)
