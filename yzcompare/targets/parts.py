"""Parts: an indicator for which a document gives more than one number.

新建高标准农田120万亩、改造207万亩 beside 新建和改造298万亩: parts and a whole. Only where one number is the sum of
the others are the others called its parts; where several stand side by side and none is known to be the
whole, none is compared but with one in the same wording.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import Indel

from yzcompare.lexicon import lists
from yzcompare.messages import say
from yzcompare.numbers.vocabulary import in_base
from yzcompare.targets.names import letters
from yzcompare.targets.sameness import Stated, around, counted_up, yearly

IN_PARTS = say("one document gives the indicator in parts")
BEYOND = say("what is hoped for beyond the target")
SEVERAL = say("one document gives several numbers for it, of which none is known to be the whole")

UNLIKE = 0.5
"""Similarity of the wording below which it tells two numbers of a document apart."""

BETWEEN = 24
"""Characters between two numbers of which the later goes on from the earlier."""

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
    name = identity.key if identity.en else letters(identity.core)
    what = (name, identity.scope, identity.family, unit, identity.measure, identity.deed)
    return (*what, quantity.direction, quantity.status, quantity.period, yearly(one), counted_up(one))


def _marked(group: Sequence[Stated], whole: Sequence[str]) -> list[Stated]:
    """The members of a group with different values, those that are not the whole marked."""
    said = {(s.quantity.value, s.quantity.unit, s.quantity.comparator): s for s in reversed(group)}
    members = list(said.values())
    values = {s.quantity.id: in_base(s.quantity.value, s.quantity.unit)[0] for s in members}
    if len(set(values.values())) == 1:
        return members
    members.sort(key=lambda s: s.quantity.start)
    if all(goes_on(one.identity.lead, two.identity.lead) for one, two in pairwise(members)):
        return [_first(members), *(replace(s, part=BEYOND) for s in members[1:])]
    most = max(members, key=lambda s: values[s.quantity.id])
    if adds_up(list(values.values())):
        return [s if s is most else replace(s, part=IN_PARTS) for s in members]
    heads = [s for s in members if s.quantity.id in whole] or [s for s in members if _of_all(s)]
    return [s if heads == [s] else replace(s, part=SEVERAL, distinct=_distinct(s, members)) for s in members]


def _of_all(one: Stated) -> bool:
    """Whether the clause of a number says that it is the whole place's: 全市固定资产投资增长10.4%."""
    clause = re.split("[，；。]", one.identity.lead)[-1]
    return any(word in clause for word in lists.indicators().areas["whole"])


def _distinct(one: Stated, members: Sequence[Stated]) -> bool:
    """Whether the wording around a number is unlike that around the others of its document."""
    others = (around(s) for s in members if s is not one)
    return all(Indel.normalized_similarity(around(one), other) < UNLIKE for other in others)


_RANGE = re.compile(r"[%％\d万亿]*\s*(?:[—–~～\-－]+|至|到)\s*$")
_HOPED = re.compile(r"[，、；]?(?:并|努力|奋力|力争|争取|力求|确保)+[^，；。\d]{0,8}$")


def goes_on(before: str, after: str) -> bool:
    """Whether of two leads of one sentence the later number only goes beyond the earlier: 7.5%—8%, 12%、争取增长14%.

    >>> goes_on("生产总值增长", "生产总值增长12%、争取增长"), goes_on("增长", "增长7.5%—")
    (True, True)
    >>> goes_on("新建", "新建120万亩、改造")
    False
    """
    between = after.removeprefix(before)
    return (
        after != between and len(between) < BETWEEN and bool(_RANGE.search(between) or _HOPED.search(between))
    )


def _first(members: Sequence[Stated]) -> Stated:
    """The first of two numbers that go on, with the upper end where they are a range."""
    one, two = members[0], members[1]
    between = two.identity.lead.removeprefix(one.identity.lead)
    ranged = len(members) == 2 and _RANGE.search(between)
    return replace(one, upto=two.quantity.value if ranged else None)


def adds_up(values: Sequence[float]) -> bool:
    """Whether the largest of three numbers or more is the sum of the others.

    >>> adds_up([327, 120, 207]), adds_up([298, 120, 207]), adds_up([5, 5])
    (True, False, False)
    """
    most = max(values)
    return len(values) > 2 and abs(sum(values) - 2 * most) <= CLOSE * most
