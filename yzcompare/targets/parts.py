"""Parts: an indicator for which a document gives more than one number.

新建高标准农田120万亩、改造207万亩 beside 新建和改造298万亩: parts and a whole. Only where one number is the sum of
the others are the others called its parts; where several stand side by side and none is known to be the
whole, none is compared but with one in the same wording.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from yzcompare.numbers.vocabulary import in_base
from yzcompare.targets.sameness import Stated, yearly

IN_PARTS = "one document gives the indicator in parts"
SEVERAL = "one document gives several numbers for it, of which none is known to be the whole"

CLOSE = 0.005
"""Relative difference up to which parts add up to a whole."""


def told_apart(stated: Sequence[Stated], whole: Sequence[str] = ()) -> tuple[Stated, ...]:
    """Quantities of a document, those said twice once, those that are not the whole marked with the reason.

    Numbers of one indicator, area, unit, deed and period go together; the one that stands among the goals of the whole (an id
    in `whole`) or that the others add up to is the whole.
    """
    groups: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in stated:
        groups[_group(one)].append(one)
    found = [each for group in groups.values() for each in _marked(group, whole)]
    return tuple(sorted(found, key=lambda s: s.quantity.start))


def _group(one: Stated) -> tuple[object, ...]:
    identity, quantity = one.identity, one.quantity
    unit = quantity.unit if identity.family == "count" else ""
    what = (identity.key, identity.scope, identity.family, unit, identity.measure, identity.deed)
    return (*what, quantity.direction, quantity.status, quantity.period, yearly(one))


def _marked(group: Sequence[Stated], whole: Sequence[str]) -> list[Stated]:
    """The members of a group with different values, those that are not the whole marked."""
    said = {(s.quantity.value, s.quantity.unit, s.quantity.comparator): s for s in reversed(group)}
    members = list(said.values())
    values = {s.quantity.id: in_base(s.quantity.value, s.quantity.unit)[0] for s in members}
    if len(set(values.values())) == 1:
        return members
    most = max(members, key=lambda s: values[s.quantity.id])
    if adds_up(list(values.values())):
        return [s if s is most else replace(s, part=IN_PARTS) for s in members]
    heads = [s for s in members if s.quantity.id in whole]
    return [s if heads == [s] else replace(s, part=SEVERAL) for s in members]


def adds_up(values: Sequence[float]) -> bool:
    """Whether the largest of three numbers or more is the sum of the others.

    >>> adds_up([327, 120, 207]), adds_up([298, 120, 207]), adds_up([5, 5])
    (True, False, False)
    """
    most = max(values)
    return len(values) > 2 and abs(sum(values) - 2 * most) <= CLOSE * most
