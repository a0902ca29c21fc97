"""Pairing: which quantities of two documents may be of one indicator, the surest first.

Quantities meet that share an end, a word or the lexicon's name; what only evidence holds together must have no rival.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from yzcompare.messages import SEMICOLON, Message, together
from yzcompare.targets.indicators import little_words
from yzcompare.targets.likely import likely
from yzcompare.targets.names import letters
from yzcompare.targets.obstacles import obstacles
from yzcompare.targets.sameness import LIKELY, OTHER, PART, Stated, sameness, span
from yzcompare.targets.verdicts import Basis

Name = tuple[str, str]

MARGIN = 0.1
"""Of two likely pairs of one number the better one must be so much better to be taken."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers that may be of one indicator: what forbids their comparison, how much speaks for them, their rank."""

    a: Stated
    b: Stated
    against: Message | str
    by: float
    rank: tuple[float, ...]

    @property
    def order(self) -> tuple[float, ...]:
        """The surest first, then as the texts go."""
        return (*self.rank, self.b.quantity.start, self.a.quantity.start)


def paired(
    basis: Basis, earlier: Sequence[Stated], later: Sequence[Stated], linked: frozenset[tuple[str, str]]
) -> list[Pair]:
    """The pairs of two documents on one basis, the surest first."""
    ends: dict[str, dict[Name, Stated]] = defaultdict(dict)
    for stated in earlier:
        for end in ends_of(stated):
            ends[end][name_of(stated)] = stated
    pairs = []
    for b in later:
        near = {name: a for end in ends_of(b) for name, a in ends[end].items()}
        for a in near.values():
            if not of_one_time(basis, a, b):
                continue
            goes = (a.quantity.section, b.quantity.section) in linked
            sure, by = sameness(a, b, goes), 0.0
            if sure <= PART and (by := likely(a, b, goes)):
                # What only evidence holds together is compared or left out, never refused.
                by = 0.0 if any(obstacles(a, b, LIKELY)) else by
                sure = LIKELY if by else sure
            if sure > OTHER:
                found = list(obstacles(a, b, sure))
                against = together(found, between=SEMICOLON) if found else ""
                same_verb = a.quantity.verb == b.quantity.verb
                rank = (not against, sure, by, a.identity.scope == b.identity.scope, goes, same_verb)
                pairs.append(Pair(a, b, against, by, tuple(-float(each) for each in rank)))
    return sorted(unrivalled(pairs), key=lambda p: p.order)


def unrivalled(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs without those that are only likely where another likely one of the same number comes near them."""
    best: dict[tuple[int, Name], list[float]] = defaultdict(list)
    for pair in pairs:
        for side, stated in enumerate((pair.a, pair.b)):
            best[side, name_of(stated)].append(pair.by)
    return [
        pair
        for pair in pairs
        if not pair.by
        or all(
            sum(by > pair.by - MARGIN for by in best[side, name_of(stated)]) == 1
            for side, stated in enumerate((pair.a, pair.b))
        )
    ]


def name_of(stated: Stated) -> Name:
    """Which number of which thing: one number may be told of several things."""
    return stated.quantity.id, stated.identity.key


def of_one_time(basis: Basis, a: Stated, b: Stated) -> bool:
    """Whether a result is of the time of the plan it stands beside: of its years, some of them, or more than they are."""
    if basis is not Basis.TARGET_AND_RESULT:
        return True
    first, second = span(a.quantity.period), span(b.quantity.period)
    if first is None or second is None:
        return False
    return (first[0] - second[0]) * (first[1] - second[1]) <= 0


def ends_of(stated: Stated) -> set[str]:
    """What two quantities of one indicator may share: the lexicon's name for it, an end of their own, its characters."""
    key, name = stated.identity.key, stated.identity.core
    told = {word for word in stated.identity.words if len(word) > 1 and word not in little_words()}
    return {key, name[-1:], name[:2], stated.quantity.indicator[-1:], letters(name), *told}
