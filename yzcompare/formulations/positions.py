"""Positions: what the general requirements of a report say the place is to be."""

import re
from dataclasses import dataclass

from yzcompare.absences import places
from yzcompare.corpus import Corpus
from yzcompare.derived import remembered
from yzcompare.genre.phrases import patterns
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role

_REQUIRES = re.compile("总体要求|总体思路|总体目标|奋斗目标|目标定位|功能定位")
_CALLED = re.compile("(?:打造|建设|建成|成为)成?([^，。；：\\n]{4,160})")
_PART = re.compile("重要(?:阵地|增长极|枢纽|典范|样板|支撑|节点|支点|引擎|窗口|基地)$")


@dataclass(frozen=True, slots=True)
class Position:
    """What a document says its place is to be, in its order, and where."""

    document: str
    names: tuple[str, ...]
    start: Received
    end: Received


@remembered
def position_of(corpus: Corpus, document: str) -> Position | None:
    """The longest row of positionings in the general requirements of a document; None where there is none."""
    reading = corpus[document]
    best: tuple[str, ...] = ()
    for sentence in reading.sentences():
        if reading.role_at(sentence.start) is not Role.GOALS:
            continue
        said = reading.text.slice(sentence.start, sentence.end)
        for match in _CALLED.finditer(said) if _REQUIRES.search(said) else ():
            names = tuple(match[1].split("、"))
            if all(is_position(name) for name in names) and len(names) > len(best):
                best = names
    found = places(reading, "、".join(best)) if best else ()
    aimed = [place for place in found if reading.role_at(place.start) is Role.GOALS]
    return Position(document, best, aimed[0].start, aimed[0].end) if aimed else None


def is_position(name: str) -> bool:
    """Whether a wording says what a place is to be.

    >>> is_position("支撑中部地区崛起的重要增长极"), is_position("国家中心城市"), is_position("一批重点项目")
    (True, True, False)
    """
    return bool(_PART.search(name)) or (
        len(name) > SHORT and name.endswith((*patterns().heads, *patterns().scoped))
    )


SHORT = 3
"""Characters: so short a wording is the word for a kind of place alone."""
