"""Checks of documents beside each other: one text under two names, years that are not held."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yzcompare.adding.copies import LENGTH, SAME, letters_of
from yzcompare.checking.doubts import Doubt, Grade
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading

KEPT = 32
"""Of so many stretches of letters one is kept, the same ones in every text (sampling by a hash, Broder 1997)."""

ALIKE = 0.25
"""Part of the shorter text's stretches that reports of one genre never share by writing alike."""

COMMON = 40
"""Documents in which a stretch stands that tells nothing: a phrase of the genre."""


def sampled(text: str) -> frozenset[int]:
    """Some stretches of letters of a text, as numbers: which ones depends on the letters alone.

    >>> sampled("一二三四五六七八九十甲乙" * 9) == sampled("一二三四五六 七八九十，甲乙\\n" * 9)
    True
    """
    letters = letters_of(text)
    wide = letters.encode("utf-32-le", "surrogatepass")  # four bytes a letter
    last = 4 * (len(letters) - LENGTH)
    codes = (zlib.crc32(wide[at : at + 4 * LENGTH]) for at in range(0, last + 1, 4))
    return frozenset(code for code in codes if code % KEPT == 0)


def shared(readings: Sequence[Reading]) -> Iterator[tuple[float, Reading, Reading]]:
    """Pairs of documents that share a good part of the shorter one's text, with that part, the likest first.

    Only documents that have a rare stretch in common are compared, so that time grows with the texts.
    """
    samples = [sampled(reading.text.text) for reading in readings]
    where: dict[int, list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for code in sample:
            where[code].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if 1 < len(numbers) <= COMMON:
            common.update((a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :])
    found = (
        (count / max(1, min(len(samples[a]), len(samples[b]))), a, b) for (a, b), count in common.items()
    )
    for part, a, b in sorted(found, key=lambda each: (-each[0], each[1:])):
        if part >= ALIKE:
            yield part, readings[a], readings[b]


def one_text_twice(readings: Sequence[Reading]) -> Iterator[Doubt]:
    """One text under two years or places; and texts that share more than reports of one genre do."""
    for part, one, other in shared(readings):
        first, second = one.document, other.document
        if first.id in (second.witness_of, second.id) or second.id == first.witness_of:
            continue
        if first.witness_of and first.witness_of == second.witness_of:
            continue
        names = f"{_named(second)} has {part:.0%} of the text of {_named(first)} (of the shorter one's stretches of {LENGTH} letters)"
        todo = (
            "mend year or place of one, put the right text there, or write witness_of if it is another copy"
        )
        yield Doubt(Grade.FAULT if part >= SAME else Grade.DOUBT, second.id, "one text twice", names, todo)


def _named(document: Document) -> str:
    return f"{document.id} ({', '.join(filter(None, (document.place, str(document.year))))})"


def gaps_in_years(readings: Sequence[Reading]) -> Iterator[Doubt]:
    """Years between the work reports of one place that are not held: what came and went in between is not seen."""
    by_place: dict[str, list[int]] = defaultdict(list)
    for reading in readings:
        document = reading.document
        if document.genre == "work report" and not document.witness_of:
            by_place[document.place].append(document.year)
    for place, held in by_place.items():
        gaps = [(a, b) for a, b in pairwise(sorted(set(held))) if b - a > 1]
        if gaps:
            told = ", ".join(str(a + 1) if b - a == 2 else f"{a + 1}–{b - 1}" for a, b in gaps)
            yield Doubt(
                Grade.REMARK,
                "",
                "years",
                f"of {place or 'the documents without a place'} no work report is held of {told}",
                "add those reports, or read what is said of these years with that in mind",
            )
