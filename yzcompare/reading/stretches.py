"""Stretches: the pieces of a text to each of which a role is given, a sentence as a rule, and what opens each.

A salutation on a line of its own (各位代表：) belongs to what it introduces.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from yzcompare.reading.offsets import Clean
from yzcompare.reading.outline import Section
from yzcompare.reading.sentences import sentences


class Opens(IntEnum):
    """What begins with a stretch: the more, the sooner the text does something else from there on."""

    PART = 0
    ITEM = 1
    PARAGRAPH = 2
    SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a clean text, what opens with it, and the section whose heading it begins with, if one."""

    start: Clean
    end: Clean
    opens: Opens
    section: Section | None = None


_SALUTATION = re.compile(r"(?:各位代表|同志们|各位委员)[^。]{0,6}[！：，,!:]?$")


def stretches(text: str, sections: Mapping[Clean, Section]) -> tuple[Stretch, ...]:
    """Divide a clean text into stretches; `sections` are those that open a paragraph, by their places.

    What stands between two stretches (line breaks) belongs to neither.

    >>> text = "各位代表：\\n一、回顾\\n增长8%。也有困难。"
    >>> [(text[s.start : s.end], s.opens.name) for s in stretches(text, {})]
    [('各位代表：\\n一、回顾', 'PARAGRAPH'), ('增长8%。', 'PARAGRAPH'), ('也有困难。', 'SENTENCE')]
    """
    return tuple(_stretches(text, sections))


def _stretches(text: str, sections: Mapping[Clean, Section]) -> Iterator[Stretch]:
    place = 0
    salutation: int | None = None
    for line in text.split("\n"):
        start, end = Clean(place), place + len(line)
        place = end + 1
        section = sections.get(start)
        if section is None and _SALUTATION.match(line):
            salutation = start if salutation is None else salutation
            continue
        opens = _opens(section)
        if opens is Opens.PART and salutation is not None:
            # What stands before the first part is a greeting of its own.
            yield Stretch(Clean(salutation), Clean(start - 1), Opens.PARAGRAPH)
            salutation = None
        for sentence in sentences(text, start, end):
            yield Stretch(
                sentence.start if salutation is None else Clean(salutation), sentence.end, opens, section
            )
            salutation = section = None
            opens = Opens.SENTENCE
    if salutation is not None:
        yield Stretch(Clean(salutation), Clean(len(text)), Opens.PARAGRAPH)


def _opens(section: Section | None) -> Opens:
    if section is None:
        return Opens.PARAGRAPH
    return Opens.PART if section.level == 1 else Opens.ITEM
