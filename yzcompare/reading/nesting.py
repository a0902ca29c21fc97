"""Which headings of a text stand under which: by their kinds, unless the text itself nests them otherwise.

The standard puts 一、 over （一）; some texts count 一、二、三、 anew under each （一）. Between two numbered
headings —— items, 一是 and topics have no order of their own: what stands between two of a sort hangs from
the first of them.
"""

from collections.abc import Sequence
from itertools import pairwise

from yzcompare.reading.numbering import Kind
from yzcompare.reading.openings import Opening

STEP = 10
"""Ranks from one kind of heading to the next."""

INSIDE = 1_000
"""Rank of a topic inside a paragraph, below that of every kind of heading."""

_LOOSE = (Kind.SPOKEN, Kind.DASH, Kind.TOPIC)


def ranks(openings: Sequence[Opening]) -> list[int]:
    """Rank of every heading: one with a lower rank stands above those that follow it."""
    order = {kind: kind * STEP for kind in Kind}
    heads = [opening.heading for opening in openings if not opening.inside]
    numbers = [(heading.kind, heading.value) for heading in heads]
    for outer, inner in ((Kind.PART, Kind.ITEM), (Kind.HEADLINE, Kind.ITEM)):
        if _inverted(numbers, outer, inner):
            order[outer], order[inner] = order[inner], order[outer]
    found: list[int] = []
    scope: list[Kind] = []
    depths: list[dict[Kind, int]] = []
    for opening in openings:
        if opening.inside:
            continue
        if opening.heading.kind in _LOOSE:
            scope.append(opening.heading.kind)
        else:
            depths.append(_depths(scope))
            scope = []
    depths.append(_depths(scope))
    stretch = iter(depths)
    depth = next(stretch)
    for opening in openings:
        kind = opening.heading.kind
        if opening.inside:
            found.append(INSIDE)
        elif kind in _LOOSE:
            found.append(Kind.SPOKEN * STEP + depth[kind])
        else:
            depth = next(stretch)
            found.append(order[kind])
    return found


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


def _depths(scope: Sequence[Kind]) -> dict[Kind, int]:
    """How deep each kind stands among the loose ones of a stretch.

    >>> depths = _depths([Kind.TOPIC, Kind.DASH, Kind.DASH, Kind.TOPIC, Kind.DASH])
    >>> depths[Kind.TOPIC], depths[Kind.DASH]
    (0, 1)
    """
    return {
        under: sum(_over(scope, above, under) for above in _LOOSE if above is not under) for under in _LOOSE
    }


def _over(scope: Sequence[Kind], above: Kind, under: Kind) -> bool:
    """Whether one kind stands over another: it comes first, and half of it has some of the other behind it."""
    pair = [kind for kind in scope if kind in (above, under)]
    if not pair or pair[0] is not above:
        return False
    over = sum(1 for one, other in pairwise(pair) if one is above and other is under)
    between = sum(1 for one, other in pairwise(pair) if one is under and other is above)
    runs = pair.count(above)
    return 2 * over >= runs and between > 0
