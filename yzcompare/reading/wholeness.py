"""Wholeness: whether a text is held whole, as far as the text itself and its neighbours tell.

The manifest comes first: what it names in `missing` is missing, and `whole = true` is a person's word.
Only where it says neither does the text speak (`signs`), and its length beside the others of its place
and genre. A text that looks cut is not known to be whole: nothing is called gone or new against it.
"""

from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from yzcompare.messages import say_n
from yzcompare.reading.numbering import Kind, marker
from yzcompare.reading.order import Mark, Sign
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.signs import FORM, signs

HALF = 0.5
"""Part of its neighbours' median length under which a text is short beside them."""


def judge(readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """Mark the readings that look cut, each on its own and beside its neighbours.

    >>> from yzcompare import load
    >>> {name: reading.whole for name, reading in judge(load().readings).items()}
    {'2014': True, '2020': True, '2020-web': True, '2024': False, '2025': False}
    """
    return {
        name: reading
        if reading.document.missing or reading.document.said_whole
        else replace(reading, cut=(*own_signs(reading), *short_beside(reading, readings)))
        for name, reading in readings.items()
    }


def own_signs(reading: Reading) -> tuple[Sign, ...]:
    """What in the form of a text looks cut."""
    text = reading.text
    marks = []
    for section in reading.sections:
        if reading.role_at(section.start) is not Role.ANNEX:
            found = marker(section.number) if section.number and not section.inside else None
            kind, number = (found.kind, found.number) if found else (Kind.TOPIC, 0)
            marks.append(Mark(text.place(section.start), kind, number, section.title))
    return signs(reading.document.genre, text.text, marks, {passage.role for passage in reading.passages})


def short_beside(reading: Reading, readings: Mapping[str, Reading]) -> tuple[Sign, ...]:
    """Whether a text is less than half as long as the others of its place and genre, annexes left out.

    Texts of which parts are missing, and examples of a few lines, are no measure.
    """
    document = reading.document
    lengths = [
        length(other)
        for name, other in readings.items()
        if name != document.id
        and (other.document.place, other.document.genre) == (document.place, document.genre)
        and not other.document.missing
        and not other.document.witness_of
    ]
    usual = median(lengths) if lengths else 0
    own = length(reading)
    if usual < FORM or own >= HALF * usual or document.witness_of:
        return ()
    told = say_n(
        "with {own:,} characters it is less than half as long as the other one of its place and genre ({usual:,.0f})",
        "with {own:,} characters it is less than half as long as the {n} others of its place and genre ({usual:,.0f})",
        len(lengths),
        own=own,
        usual=usual,
    )
    return (Sign("end", told),)


def length(reading: Reading) -> int:
    """Characters of a clean text without its annexes."""
    return sum(len(reading.text.slice(p.start, p.end)) for p in reading.passages if p.role is not Role.ANNEX)
