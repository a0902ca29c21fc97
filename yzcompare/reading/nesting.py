"""Which headings of a text stand under which: by their kinds, unless the text itself nests them otherwise.

The standard puts 一、 over （一）; some texts count 一、二、三、 anew under each （一）. Between two numbered
headings —— items, 一是 and topics have no order of their own: what stands between two of a sort hangs from
the first of them.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import groupby, pairwise

from yzcompare.reading.headings import Heading
from yzcompare.reading.numbering import Kind
from yzcompare.reading.openings import Opening

STEP = 10
"""Ranks from one kind of heading to the next."""

INSIDE = 1_000
"""Rank of a topic inside a paragraph, below that of every kind of heading."""

_PERIOD = re.compile(r"(?:过去|这|[一三四五几两]|近)[^，。]{0,4}[年]来?，我们")


class Loose(IntEnum):
    """Sorts of headings that stand between two numbered ones."""

    SPOKEN = 0
    DASH = 1
    PERIOD = 2
    """A topic that tells of a whole period: 过去一年，我们…."""
    TOPIC = 3


def _loose(heading: Heading) -> Loose | None:
    """The sort of a heading that has no rank by its kind.

    >>> _loose(Heading(Kind.TOPIC, "", "过去一年，我们稳字当头")), _loose(Heading(Kind.ITEM, "（一）", "扩大投资", 1))
    (<Loose.PERIOD: 2>, None)
    """
    if heading.kind is Kind.TOPIC:
        return Loose.PERIOD if _PERIOD.match(heading.words) else Loose.TOPIC
    return {Kind.SPOKEN: Loose.SPOKEN, Kind.DASH: Loose.DASH}.get(heading.kind)


def ranks(openings: Sequence[Opening]) -> list[int]:
    """Rank of every heading: one with a lower rank stands above those that follow it."""
    order = {kind: kind * STEP for kind in Kind}
    heads = [opening.heading for opening in openings if not opening.inside]
    numbers = [(heading.kind, heading.value) for heading in heads]
    for outer, inner in ((Kind.PART, Kind.ITEM), (Kind.HEADLINE, Kind.ITEM)):
        if _inverted(numbers, outer, inner):
            order[outer], order[inner] = order[inner], order[outer]
    outside: list[int] = []
    for firm, group in groupby(heads, key=lambda heading: _loose(heading) is None):
        if firm:
            outside += [order[heading.kind] for heading in group]
        else:
            sorts = [sort for heading in group if (sort := _loose(heading)) is not None]
            depth = _depths(sorts)
            outside += [Kind.SPOKEN * STEP + depth[sort] for sort in sorts]
    told = iter(outside)
    return [INSIDE if opening.inside else next(told) for opening in openings]


def _inverted(numbers: Sequence[tuple[Kind, int]], outer: Kind, inner: Kind) -> bool:
    """Whether what is usually the outer of two kinds stands under the inner one more often than over it.

    >>> PART, ITEM = Kind.PART, Kind.ITEM
    >>> _inverted([(ITEM, 1), (PART, 1), (PART, 2), (ITEM, 2), (PART, 1)], PART, ITEM)
    True
    >>> _inverted([(PART, 1), (ITEM, 1), (ITEM, 2), (PART, 2), (ITEM, 1)], PART, ITEM)
    False
    """
    return _anew(numbers, inner, outer) > _anew(numbers, outer, inner)


def _anew(numbers: Sequence[tuple[Kind, int]], above: Kind, under: Kind) -> int:
    """How often one kind begins to count anew between two numbers of another that run on."""
    count, last, begun = 0, -1, False
    for kind, value in numbers:
        if kind is above:
            count += begun and value in (0, last + 1)
            last, begun = value, False
        elif kind is under and value <= 1:
            begun = last >= 0
    return count


def _depths(scope: Sequence[Loose]) -> dict[Loose, int]:
    """How deep each sort stands among those of a stretch.

    >>> depths = _depths([Loose.TOPIC, Loose.DASH, Loose.DASH, Loose.TOPIC, Loose.DASH])
    >>> depths[Loose.TOPIC], depths[Loose.DASH]
    (0, 1)
    """
    return {
        under: sum(_over(scope, above, under) for above in Loose if above is not under) for under in Loose
    }


def _over(scope: Sequence[Loose], above: Loose, under: Loose) -> bool:
    """Whether one kind stands over another: it comes first, and half of it has some of the other behind it."""
    pair = [sort for sort in scope if sort in (above, under)]
    if not pair or pair[0] is not above:
        return False
    over = sum(1 for one, other in pairwise(pair) if one is above and other is under)
    between = sum(1 for one, other in pairwise(pair) if one is under and other is above)
    runs = pair.count(above)
    return 2 * over >= runs and between > 0
