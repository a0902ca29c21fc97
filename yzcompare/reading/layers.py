"""Layers: what is computed of one reading, once, and stays with it: its sentences, its codes.

A layer is a function of the reading alone. `at` finds the span of a layer that holds a place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Protocol, TypeVar

from yzcompare.lexicon.extension import Lexicon, use


class Layered(Protocol):
    """What keeps its layers."""

    @property
    def layers(self) -> dict[Any, Any]:
        """Layers by the functions that make them."""

    @property
    def lexicon(self) -> Lexicon:
        """The lists that the layers rest on."""


class Spanned(Protocol):
    """What begins and ends at a place."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """Behind the last character."""


R = TypeVar("R", bound=Layered)
S = TypeVar("S", bound=Spanned)
T = TypeVar("T")


def layer(function: Callable[[R], T]) -> Callable[[R], T]:
    """Compute something of a reading when it is first asked for, and keep it with the reading."""

    @wraps(function)
    def once(reading: R) -> T:
        use(reading.lexicon)
        if function not in reading.layers:
            reading.layers[function] = function(reading)
        made: T = reading.layers[function]
        return made

    return once


def at(spans: Sequence[S], place: int) -> S | None:
    """The span that holds a place; None between spans. They stand in order and do not overlap.

    >>> from yzcompare.reading.sentences import Span
    >>> at([Span(0, 5), Span(5, 9)], 7), at([Span(0, 5)], 5)
    (Span(start=5, end=9), None)
    """
    span = last_from(spans, place)
    return span if span is not None and place < span.end else None


def overlapping(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """The spans that share a place with `start` to `end`.

    >>> from yzcompare.reading.sentences import Span
    >>> overlapping([Span(0, 5), Span(5, 9), Span(9, 12)], 3, 9)
    [Span(start=0, end=5), Span(start=5, end=9)]
    """
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def last_from(spans: Sequence[S], place: int) -> S | None:
    """The last span that begins at a place or before it; None before the first one."""
    number = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[number] if number >= 0 else None
