"""What is usual: how far a figure moves from year to year in the genre, so that a move can be told to be large.

`lexicon/usual_changes.csv` was counted over many places' reports (`benchmarks/making/usual_changes.py`). An
indicator that the lexicon does not know moves as figures in such a unit do.
"""

from math import log, sqrt
from typing import NamedTuple

from yzcompare.lexicon import lists
from yzcompare.numbers.measures import RELATIVE, Measure
from yzcompare.numbers.vocabulary import family_of
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.identities import Identity
from yzcompare.targets.sameness import span
from yzcompare.targets.verdicts import Basis

FARTHEST = 2.0
"""So many usual spreads away from the usual a move is as surprising as any."""

LEAST = {"points": 0.2, "ratio": 0.03}
"""The least spread a kind is given: one that hardly ever moves would make any move a wonder."""


class Kind(NamedTuple):
    """Which figures are counted together: an indicator of the lexicon or a family of units, by measure and basis."""

    of: str
    item: str
    measure: Measure
    basis: Basis


def kind_of(identity: Identity, basis: Basis) -> Kind:
    """The kind that a figure is counted with.

    >>> from yzcompare import load
    >>> from yzcompare.targets.ledger import identities_of
    >>> kind_of(identities_of(load())["2014:9886"], Basis.TARGETS)[:2]
    ('indicator', 'urban-jobs')
    """
    of, item = ("indicator", identity.key) if identity.en else ("family", identity.family)
    return Kind(of, item, identity.measure, basis)


def in_points(unit: str) -> bool:
    """Whether a figure in a unit moves by points: 6% is a point below 7%, not a seventh.

    >>> in_points("%"), in_points("亿元")
    (True, False)
    """
    return family_of(unit) in RELATIVE


def years_between(comparison: Comparison) -> int:
    """Years from the one figure to the other, at least one."""
    first, second = span(comparison.earlier_period), span(comparison.later_period)
    return max(1, second[1] - first[1]) if first and second else 1


def distance(comparison: Comparison) -> float | None:
    """How far a figure moved: in points, or as the logarithm of its ratio; nothing where it was or became nought."""
    if comparison.change is None:
        return None
    if in_points(comparison.unit):
        return comparison.change
    relative = comparison.relative
    return log(1 + relative) if relative is not None and relative > -1 else None


def moved(comparison: Comparison) -> float | None:
    """How far a figure moved in a year."""
    far = distance(comparison)
    return None if far is None else far / years_between(comparison)


def surprise(comparison: Comparison, identity: Identity) -> float:
    """How seldom a figure of its kind moves so far in so many years, from 0 to 1; half where that is not known.

    What moves by chance strays with the root of the years, what grows grows with the years.
    """
    far, kind = distance(comparison), kind_of(identity, comparison.basis)
    usual = _usual(kind) or _usual(kind._replace(of="family", item=identity.family))
    if far is None or usual is None:
        return 0.5
    years = years_between(comparison)
    low, middle, high = usual
    least = LEAST["points" if in_points(comparison.unit) else "ratio"]
    spread = max(high - middle if far > middle * years else middle - low, least)
    return min(1.0, abs(far - middle * years) / spread / sqrt(years) / FARTHEST)


def _usual(kind: Kind) -> tuple[float, float, float] | None:
    """The tenth, the middle and the ninth tenth of how far figures of a kind move in a year."""
    return lists.usual_changes().get((kind.of, kind.item, kind.measure.value, kind.basis.value))
