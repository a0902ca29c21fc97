"""The words by which the genre speaks of numbers, and its units: lexicon/quantities.toml and lexicon/units.toml, read once."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from yzcompare.lexicon import lists
from yzcompare.reading.numbering import POWERS
from yzcompare.vocabulary import Named

RELATIONS = ("rise", "fall", "reach", "exceed", "hold", "limit")
"""Kinds of verbs that relate a thing to its number."""


class Comparator(Named):
    """How a number stands to what it measures: 300天以上 is 300 days at the least.

    >>> Comparator.AT_LEAST, degree_behind("以上") is Comparator.AT_LEAST
    ('ge', True)
    """

    EQUAL = "eq"
    AT_LEAST = "ge"
    AT_MOST = "le"
    ABOUT = "approx"


DEGREES = (Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.ABOUT)
"""What a word of degree can say; the lexicon lists the words under the same names."""


@cache
def words(table: str, key: str) -> tuple[str, ...]:
    """Words of a list in lexicon/quantities.toml, the longest first.

    >>> words("comparator", "approx_before")[0]
    '大约'
    """
    return tuple(sorted(lists.quantities()[table][key], key=len, reverse=True))


@cache
def among(table: str, key: str) -> frozenset[str]:
    """The same words as a set, for asking whether one is among them.

    >>> "大约" in among("comparator", "approx_before")
    True
    """
    return frozenset(lists.quantities()[table][key])


def either(*listed: Iterable[str]) -> str:
    """A pattern for any word of some lists, the longest first.

    >>> either(["超"], ["超过"])
    '超过|超'
    """
    return "|".join(re.escape(w) for w in sorted({w for some in listed for w in some}, key=len, reverse=True))


@cache
def any_of(table: str, key: str) -> re.Pattern[str]:
    """A pattern for any word of a list in lexicon/quantities.toml, compiled once.

    >>> bool(any_of("status", "context").search("以7个景区为依托"))
    True
    """
    return re.compile(either(words(table, key)))


def related() -> tuple[str, ...]:
    """Verbs that relate a thing to its number, of every kind."""
    return tuple(word for kind in RELATIONS for word in words("relation", kind))


@cache
def units() -> dict[str, tuple[str, float]]:
    """Every unit with its family and its factor to the family's base unit.

    >>> units()["公里"]
    ('length', 1000.0)
    """
    return {unit: (name, f) for name, family in lists.units().items() for unit, f in family.items()}


def _bare(unit: str) -> tuple[float, str]:
    """A unit without the powers of ten before it, and their product: 万平方米 is 10,000 平方米."""
    factor = 1.0
    while unit not in units() and unit[:1] in POWERS:
        factor *= POWERS[unit[0]]
        unit = unit[1:]
    return factor, unit


def in_base(value: float, unit: str) -> tuple[float, str]:
    """A value in the base unit of its family, and the family; an unknown unit is its own family.

    >>> in_base(46, "万平方米")
    (460000.0, 'area')
    """
    factor, bare = _bare(unit)
    family, own = units().get(bare, (bare, 1.0))
    return value * factor * own, family


@lru_cache(maxsize=4096)
def family_of(unit: str) -> str:
    """Family of a unit, powers of ten before it left out; empty for an unknown one.

    >>> family_of("万平方米"), family_of("亿美元"), family_of("个百分点")
    ('area', 'money_usd', 'percentage_points')
    """
    return units().get(_bare(unit)[1], ("", 1.0))[0]


@lru_cache(maxsize=4096)
def kind_of(verb: str) -> str:
    """Kind of a relation verb.

    >>> kind_of("提高到"), kind_of("提高"), kind_of("控制在")
    ('reach', 'rise', 'limit')
    """
    for kind in ("reach", "exceed", "hold", "limit", "rise", "fall"):
        if verb in words("relation", kind):
            return kind
    return ""


@lru_cache(maxsize=4096)
def degree_before(word: str) -> str:
    """Which way a word of degree before a number points; empty for none.

    >>> degree_before("突破"), degree_before("控制在"), degree_before("近"), degree_before("")
    ('ge', 'le', 'approx', '')
    """
    for kind in DEGREES:
        if word and word in words("comparator", f"{kind}_before"):
            return kind
    return ""


@lru_cache(maxsize=4096)
def degree_behind(word: str) -> str:
    """Which way a word of degree points.

    >>> degree_behind("以上"), degree_behind("余"), degree_behind("以内"), degree_behind("左右")
    ('ge', 'ge', 'le', 'approx')
    """
    for kind in reversed(DEGREES):
        if any(each in word for each in words("comparator", f"{kind}_after")):
            return kind
    return ""
