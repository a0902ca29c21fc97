"""Figures in a text with what stands around them."""

import re
from dataclasses import dataclass
from functools import cache

from yzcompare.numbers.tails import Tail, tail_at
from yzcompare.numbers.vocabulary import either, related

REACH = 16
"""Characters before a number that are looked at."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Figures in a text: where they stand, what follows them, whether a verb relates them to a thing.

    `before` are the words right before the figures.
    """

    text: str
    start: int
    end: int
    before: str
    tail: Tail
    related: bool

    @property
    def behind(self) -> str:
        """The words behind the unit."""
        return self.text[self.tail.stop : self.tail.stop + REACH]


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(related())})(?:了|约|近)?$")


def mention(text: str, start: int, end: int) -> Mention:
    """A number in figures with what stands around it.

    >>> mention("森林覆盖率达到45%", 7, 9).related
    True
    """
    before = text[max(0, start - REACH) : start]
    return Mention(
        text,
        start,
        end,
        before,
        tail_at(text, end),
        _relation().search(before, max(0, len(before) - 8)) is not None,
    )
