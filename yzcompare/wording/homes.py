"""Homes: the sections of two documents between which wording stays where it was.

These are the linked ones, those under the same headings, however short they are, and what stands outside
of any section in both.
"""

from collections import defaultdict
from collections.abc import Mapping

from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.tasks import Alignment
from yzcompare.wording.pieces import wording

Homes = Mapping[tuple[str, str], int]
"""Strength (2 principal, 1 partial) of what joins two sections, by their ids."""


def homes(earlier: Reading, later: Reading, alignment: Alignment) -> Homes:
    """The sections of two documents between which wording stays where it was, and how strong that is."""
    first, second = (_by_headings(reading) for reading in (earlier, later))
    alike = (pair for key in first for pair in zip(first[key], second.get(key, ()), strict=False))
    linked = {(link.source, link.target): link.strength for link in alignment.links}
    return linked | dict.fromkeys(alike, 2) | {("", ""): 2}


def _by_headings(reading: Reading) -> dict[tuple[str, ...], list[str]]:
    """Ids of the sections under the same headings, in the order of the text: the first goes with the first."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for section in reading.sections:
        found[headings(reading, section)].append(section.id)
    return found


def headings(reading: Reading, section: Section) -> tuple[str, ...]:
    """The words of a section's heading and of those above it, numbers as #.

    >>> from yzcompare import load
    >>> reading = load()["2014"]
    >>> headings(reading, reading.sections[1])[0]
    '#年工作回顾'
    """
    return tuple(wording(part.heading) for part in reading.path_to(section))
