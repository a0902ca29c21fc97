"""Obstacles: why two numbers of one indicator may not be compared.

Like with like: the same thing, of the same area, in the same unit and measure, by the same deed, for as long a
time; neither a part beside a whole nor a range beside a number inside it.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from yzcompare.lexicon import lists
from yzcompare.messages import Message, say
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import Comparator, in_base
from yzcompare.targets.deeds import conflict, deed_of
from yzcompare.targets.identities import Identity
from yzcompare.targets.indicators import ONE_CURRENCY
from yzcompare.targets.sameness import (
    COUNT,
    PART,
    SELDOM,
    Stated,
    around,
    counted_up,
    equal,
    span,
    verb_in_name,
    years,
)

_FROM = re.compile(r"[比较](?:上年|去年)?(\d{4})年")

LIKE = 0.7
"""Similarity of the wording around two numbers from which it says that they are one."""

TELLING = 4
"""Characters of a name that tells what is counted even where the other says more."""


def obstacles(a: Stated, b: Stated, sure: int) -> Iterator[Message | str]:
    """Why the numbers of two quantities may not be compared; nothing where they may.

    `sure` is their `sameness`. Like with like: the same scope, unit family, measure, deed and length of period.
    """
    first, second = a.identity, b.identity
    if sure == PART and not _told_again(a, b):
        yield say(
            "another thing: {earlier} beside {later}",
            earlier=a.quantity.indicator,
            later=b.quantity.indicator,
        )
    if first.scope != second.scope:
        yield say("other area: {earlier} beside {later}", earlier=_scope(first), later=_scope(second))
    if not _told_by_wording(a, b):
        yield from dict.fromkeys(s.part for s in (a, b) if s.part)
    if not _one_measure(a, b):
        yield measures_beside(first.measure, second.measure)
    apart = lists.indicators().counting["apart"]
    plain = {re.sub("（.*）", "", s.quantity.unit) for s in (a, b)}
    mixed = len(plain) > 1 and not plain.isdisjoint(apart)
    if first.family != second.family or mixed:
        currency = all(i.family.startswith(ONE_CURRENCY) for i in (first, second))
        units = dict(
            zip(("earlier", "later"), (s.quantity.unit or say("no unit") for s in (a, b)), strict=True)
        )
        if currency:
            yield say("other currency: {earlier} beside {later}", **units)
        else:
            yield say("other unit: {earlier} beside {later}", **units)
    told = first.deed.kinds and second.deed.kinds
    if conflict(first.deed, second.deed) or (
        not told
        and first.key != second.key
        and _other_verb(a.quantity, b.quantity)
        and not verb_in_name(a, b)
    ):
        yield say("another deed: {earlier} beside {later}", earlier=a.quantity.verb, later=b.quantity.verb)
    if counted_up(a) != counted_up(b) and not _stocks(a, b):
        yield say("counted up over years beside one year")
    if _since(a) != _since(b):
        yield say("a growth since another year")
    if _within_range(a, b) or _within_range(b, a):
        yield say("a range beside a number inside it")
    if _other_period(a, b):
        yield say(
            "other period: {earlier} beside {later}", earlier=a.quantity.period, later=b.quantity.period
        )


def _since(stated: Stated) -> bool:
    """Whether a growth is told since a year further back than the one before: 2021年比2016年增长30%."""
    found = _FROM.search(re.split("[，；。]", stated.identity.lead)[-1])
    period = span(stated.quantity.period)
    return bool(found and period and int(found[1]) < period[0] - 1)


def _told_by_wording(a: Stated, b: Stated) -> bool:
    """Whether the wording says which of several numbers two are: 饮用水达标覆盖336个村, 污水治理覆盖600个村."""
    each = all(s.distinct or not s.part for s in (a, b))
    return each and Indel.normalized_similarity(around(a), around(b)) >= LIKE


def _stocks(a: Stated, b: Stated) -> bool:
    """Whether both numbers tell how many there are, however they came to be counted."""
    return all(s.identity.measure is Measure.LEVEL and s.identity.family == COUNT for s in (a, b))


def _within_range(a: Stated, b: Stated) -> bool:
    """Whether a range is set beside a target that lies inside it, or at an end of it."""
    if a.upto is None or b.upto is not None or Status.ACTUAL in (a.quantity.status, b.quantity.status):
        return False
    at_least = b.quantity.comparator is Comparator.AT_LEAST and a.quantity.value == b.quantity.value
    inside = a.quantity.unit == b.quantity.unit and a.quantity.value <= b.quantity.value <= a.upto
    # 7.0%—7.5% and 7%以上 promise the same least.
    return inside and not at_least


def _told_again(a: Stated, b: Stated) -> bool:
    """Whether one of two names says more, and the number is the same to the unit: 水库除险加固20座, 病险水库除险加固20座.

    Where a report repeats a target word for word but one, it is the target; a result that is as large for a
    part as was promised for the whole has reached it.
    """
    first, second = (in_base(s.quantity.value, s.quantity.unit)[0] for s in (a, b))
    if a.quantity.status is Status.TARGET and b.quantity.status is Status.ACTUAL and first < second:
        alone = a.identity.members == b.identity.members
        wider = alone and TELLING <= len(a.identity.core) < len(b.identity.core)
        return (
            wider
            and a.identity.measure in (Measure.INCREMENT, Measure.LEVEL)
            and a.identity.polarity != "less"
        )
    # That two shares are both 50% says little where one name holds much more than the other.
    shares = {a.identity.measure, b.identity.measure} & {Measure.SHARE, Measure.CHANGE}
    lengths = sorted(len(s.identity.core) for s in (a, b))
    if a.identity.members != b.identity.members and a.quantity.value < SELDOM:
        return False
    return equal(a, b) and (not shares or 2 * lengths[0] >= lengths[1])


def _one_measure(a: Stated, b: Stated) -> bool:
    """Whether two measures are one; what is done in a year is told as its yearly amount too (出栏生猪, 生猪出栏量)."""
    first, second = a.identity, b.identity
    if first.measure == second.measure:
        return True
    done = {i.measure: i for i in (first, second)}
    amounts = done.keys() == {Measure.LEVEL, Measure.INCREMENT} and (first.family != COUNT or equal(a, b))
    # Where the name holds the deed (生态修复), it is done however the number is told.
    named = deed_of(done[Measure.LEVEL].zh[-2:]).kinds if amounts else frozenset()
    if amounts and done[Measure.INCREMENT].deed.kinds in (frozenset(), named):
        return True
    return done.keys() == {Measure.LEVEL, Measure.INCREMENT} and verb_in_name(a, b)


def _other_period(a: Stated, b: Stated) -> bool:
    """Whether one number is for a year and the other for several, or for a year that is further off."""
    if a.quantity.status is Status.TARGET and b.quantity.status is Status.ACTUAL:
        return a.quantity.period != b.quantity.period
    lengths = years(a.quantity.period), years(b.quantity.period)
    if a.quantity.status == b.quantity.status == Status.TARGET and (a.ahead > 0) != (b.ahead > 0):
        return True
    at_the_end = all(s.ahead > 0 and s.identity.measure in (Measure.LEVEL, Measure.SHARE) for s in (a, b))
    return (lengths[0] == 1) != (lengths[1] == 1) and not at_the_end


def _other_verb(a: Quantity, b: Quantity) -> bool:
    """Whether two things counted were done by different verbs: 举办展会100场 and 参加重点展会100场."""
    words = lists.indicators()
    plain = {"", *words.plain["verbs"], *words.aims["more"], *words.aims["less"]}
    return a.measure is Measure.INCREMENT and a.verb != b.verb and not {a.verb, b.verb} & plain


def _scope(identity: Identity) -> Message | str:
    return identity.scope or say("the whole place")


def measures_beside(first: Measure, second: Measure) -> Message:
    """Say in words that two measures differ.

    >>> measures_beside(Measure.INCREMENT, Measure.LEVEL)
    'other measure: an addition beside a total'
    """
    names = {
        Measure.LEVEL: say("a total"),
        Measure.INCREMENT: say("an addition"),
        Measure.CHANGE: say("a growth"),
        Measure.SHARE: say("a share"),
    }
    return say("other measure: {earlier} beside {later}", earlier=names[first], later=names[second])
