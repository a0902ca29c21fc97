"""Likely: whether two numbers are of one thing though their names differ, by what else speaks for it.

治理石漠化 and 石漠化治理, 民生水利工程 and 民生水务工程, 改善县乡公路路面 and 县乡公路路面改善提升工程: no list holds all
such pairs. Each piece of evidence has its name and weight; what excludes a comparison is no evidence but a
refusal: words that exclude each other, a word that narrows one name only (制造业项目), other sizes in the name.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log

import rjieba
from rapidfuzz.distance import Indel

from yzcompare.lexicon import lists
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.vocabulary import either, in_base
from yzcompare.targets.indicators import indicators
from yzcompare.targets.names import bare, spelled
from yzcompare.targets.sameness import COUNT, SELDOM, Stated, around, contrast, equal, verb_in_name

SLIGHT = 0.25
"""What a character counts in a word that says little (项目, 工程), beside one in any other."""

FARTHEST = 3
"""So many times the one the other may be."""

TELLING = 3.0
"""Characters that two names must share, those of words that say little counted less."""

SIZES = ("头", "羽", "只")
"""Units of livestock, in which a farm's size is told."""

OWN, OWN_OF_RATES = 4.0, 2.0
"""Characters that each of two names has for itself, from which they name two things; growths are as like as peas."""

RATES = ("率", "比重", "比例", "占比", "比", "度")
"""Ends of names that say of what a share is."""

ONE_PREDICATE = 0.75
"""Similarity of what is said behind two shares from which it is the same."""

SHORT, LONGEST = 4, 8
"""Characters of a name that may leave out what was said before, and of what it leaves out."""

NAME_OF_ONE = 0.9
"""Share that two names must hold in common where the lexicon has one of them and not the other."""

LIKELY_FROM = 1.8
"""Score from which two numbers are taken for one thing; set on pairs that readers put together or kept apart."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two numbers being of one thing, each from 0 to 1."""

    name: float
    unit: float
    verb: float
    linked: float
    field: float
    wording: float
    close: float
    same: float

    @property
    def score(self) -> float:
        """All of it together."""
        beside = 0.2 * (self.unit + self.linked) + 0.1 * self.field + 0.3 * (self.verb + self.wording)
        return 1.2 * self.name + beside + 0.3 * self.close + 0.3 * self.same


def evidence(a: Stated, b: Stated, linked: bool) -> Evidence | None:
    """What speaks for two numbers being of one thing; nothing where their names exclude it.

    `linked` says that their sections deal with one task.
    """
    first, second = a.identity, b.identity
    if first.family != second.family or first.members != second.members:
        return None
    if "start" in first.deed.stages ^ second.deed.stages or _is_size(a) or _is_size(b):
        return None
    one, two = said(a), said(b)
    if first.family != COUNT:
        one, two = completed(one, two, a.identity.lead), completed(two, one, b.identity.lead)
    if contrast(one, two) or _sizes(one) != _sizes(two):
        return None
    mine, its = _weights(one), _weights(two)
    shared = {c: min(mine[c], its[c]) for c in mine.keys() & its.keys()}
    common, all_told = sum(shared.values()), sum(mine.values()) + sum(its.values())
    apart = min(sum(mine.values()), sum(its.values())) - common
    if apart >= (OWN_OF_RATES if first.family == "percent" else OWN):
        return None
    if common < TELLING or narrowed(one, two) or narrowed(two, one):
        return None
    listed = {first.key, second.key} & indicators().keys()
    if len(listed) > 1 or not _of_one_predicate(a, b):
        return None
    if listed and 2 * common < NAME_OF_ONE * all_told:
        return None
    times = _times(a, b)
    if times > FARTHEST:
        return None
    return Evidence(
        name=2 * common / all_told,
        unit=float(a.quantity.unit == b.quantity.unit),
        verb=float(verb_in_name(a, b) or (a.quantity.verb == b.quantity.verb not in _plain())),
        linked=float(linked),
        field=float(first.theme == second.theme),
        wording=Indel.normalized_similarity(around(a), around(b)),
        close=1 - log(times) / log(FARTHEST),
        same=float(equal(a, b) and a.quantity.value >= SELDOM),
    )


def _of_one_predicate(a: Stated, b: Stated) -> bool:
    """Whether two shares that no rate names are of what is said alike behind them: 60%的政务服务事项实现掌上办理."""
    if Measure.SHARE not in (a.identity.measure, b.identity.measure):
        return True
    if all(s.identity.zh.endswith(RATES) for s in (a, b)):
        return True
    return Indel.normalized_similarity(_predicate(a), _predicate(b)) >= ONE_PREDICATE


def _predicate(stated: Stated) -> str:
    """What is said behind a number of its thing: 实现掌上办理 behind 60%的政务服务事项."""
    quantity = stated.quantity
    behind = re.split("[，。；]", quantity.sentence[len(stated.identity.lead) :])[0]
    return behind.rpartition(quantity.indicator)[2]


def completed(name: str, other: str, lead: str) -> str:
    """A name with what its sentence said before, where that is what the other name says more.

    >>> completed("收入", "低收入农户收入", "扶持低收入农户增收，确保"), completed("床位", "养老床位", "新增医院")
    ('低收入农户收入', '床位')
    """
    more = other.removesuffix(name)
    if more == other or not 1 < len(more) <= LONGEST or len(name) > SHORT:
        return name
    near = spelled(bare("".join(re.split("([，；。])", lead)[-3:])))
    return other if all(word in near for word in rjieba.cut(more)) else name


def likely(a: Stated, b: Stated, linked: bool) -> float:
    """How much speaks for two numbers being of one thing, where it is enough; else nothing."""
    found = evidence(a, b, linked)
    return found.score if found and found.score >= LIKELY_FROM else 0.0


def _is_size(stated: Stated) -> bool:
    """Whether a number tells how large a work is that is built, and promises none of it: 建设14万吨无纺布项目."""
    family, deed = stated.identity.family, stated.identity.deed
    weighed = family in ("weight", "power", "energy", "volume", "storage") or stated.quantity.unit.endswith(
        SIZES
    )
    goes_on = stated.quantity.verb.startswith(tuple(lists.indicators().stages["underway"]))
    return weighed and bool(goes_on or deed.kinds & {"build", "broad", "new"} or deed.stages - {"finish"})


def said(stated: Stated) -> str:
    """A name with the verb that says a part of it: 治理 2500平方公里 of 石漠化.

    What only says that there are more of it (新增, 建成) is left to the deeds.
    """
    identity, verb = stated.identity, stated.quantity.verb
    told = identity.measure is Measure.INCREMENT and not identity.deed.kinds & {"new", "build", "broad"}
    return spelled(bare(identity.zh)) + (verb if told and verb not in _plain() else "")


@cache
def _plain() -> frozenset[str]:
    words = lists.indicators()
    return frozenset(("", *words.plain["verbs"], *words.aims["more"], *words.aims["less"]))


@cache
def _little() -> re.Pattern[str]:
    modifiers = lists.indicators().modifiers
    return re.compile(either(modifiers["little"], modifiers["light"]))


@cache
def _weights(name: str) -> Mapping[str, float]:
    """The characters of a name, those of words that say little counted less."""
    found: dict[str, float] = defaultdict(float)
    for character in _little().sub("", name):
        found[character] += 1
    for character in "".join(_little().findall(name)):
        found[character] += SLIGHT
    return found


def _sizes(name: str) -> list[str]:
    """Numbers and signs of a name that tell its size or grade: 5亿元以上项目, A级景区."""
    return sorted(re.findall(r"[\dA-Za-z.]+|[百千万亿]+元", name))


def narrowed(one: str, two: str) -> str:
    """A word by which the first of two names is narrower, and that the second does not hold; empty for none.

    >>> narrowed("5亿元以上制造业项目", "5亿元以上项目"), narrowed("县乡公路路面改善", "县乡公路路面")
    ('制造', '')
    """
    words = lists.indicators().contrasts["alone"][0]
    return next((w for w in words if w in one and w not in two), "")


def _times(a: Stated, b: Stated) -> float:
    first, second = (abs(in_base(s.quantity.value, s.quantity.unit)[0]) for s in (a, b))
    return max(first, second) / min(first, second) if min(first, second) > 0 else float("inf")
