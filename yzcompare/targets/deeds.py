"""Deeds: what is done to the things that are counted, and how far it is done.

新增12家, 改造12家 and 认定12家 are three deeds; 开工12个 is not yet 竣工12个. A verb may join several deeds
(新建和改造), and then counts what none of them counts alone.
"""

import re
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import either

APART = ("renew", "less")
"""Kinds of deed that are compared with nothing but themselves."""


_FURTHER = {frozenset({"finish"}), frozenset({"underway"})}
"""Stages beside which a start alone counts something else."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb does, by the lists of the lexicon that its parts stand in; empty for what they do not hold."""

    kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()


@cache
def _parts() -> re.Pattern[str]:
    words = lists.indicators()
    listed = (*words.deeds.values(), *words.stages.values())
    return re.compile(either(*listed))


@cache
def deed_of(verb: str) -> Deed:
    """The deed that a verb names.

    >>> sorted(deed_of("新建和改造").kinds), sorted(deed_of("开工改造").stages), deed_of("办好") == Deed()
    (['build', 'renew'], ['start'], True)
    """
    words = lists.indicators()
    found = set(_parts().findall(verb))
    if "改扩建" in verb and verb != "改扩建":
        found.add("新建")
    return Deed(
        frozenset(kind for kind, listed in words.deeds.items() if not found.isdisjoint(listed)),
        frozenset(stage for stage, listed in words.stages.items() if not found.isdisjoint(listed)),
    )


def conflict(a: Deed, b: Deed) -> bool:
    """Whether two deeds count different things.

    >>> conflict(deed_of("新建"), deed_of("改造")), conflict(deed_of("新建"), deed_of("新建和改造"))
    (True, True)
    >>> conflict(deed_of("开工建设"), deed_of("竣工")), conflict(deed_of("培育"), deed_of("新认定"))
    (True, True)
    >>> conflict(deed_of("建设"), deed_of("新建改扩建")), conflict(deed_of("建设"), deed_of("改造"))
    (False, True)
    >>> conflict(deed_of("新增"), deed_of("引进")), conflict(deed_of("完成"), deed_of("改造"))
    (False, False)
    """
    if a.kinds and b.kinds and not _as_broad(a, b):
        if any((kind in a.kinds) != (kind in b.kinds) for kind in APART):
            return True
        if {a.kinds, b.kinds} == {frozenset({"nurture"}), frozenset({"recognise"})}:
            return True
    if "continued" in a.stages ^ b.stages:
        return True
    begun = frozenset({"start"})
    return begun in (a.stages, b.stages) and bool({a.stages, b.stages} & _FURTHER)


def _as_broad(a: Deed, b: Deed) -> bool:
    """Whether the one only says that something is built, and the other that it is built anew or rebuilt."""
    return any(one.kinds == {"broad"} and "build" in two.kinds for one, two in ((a, b), (b, a)))


def answers(promised: Deed, told: Deed) -> bool:
    """Whether what is reported as done is what was promised or more: 建成 answers 新建, 开工 does not.

    >>> answers(deed_of("新建"), deed_of("建成")), answers(deed_of("建成"), deed_of("开工建设"))
    (True, False)
    """
    return all(stage in promised.stages for stage in told.stages & {"start", "underway"})


def same_deed(a: Deed, b: Deed) -> bool:
    """Whether two deeds are one, so that fewer of the later are fewer of the earlier.

    >>> same_deed(deed_of("新增"), deed_of("新引进")), same_deed(deed_of("新建"), deed_of("建成"))
    (True, False)
    """
    return a == b
