"""Outcomes: whether a target was reached, where the review of its year states the same number.

Reached and missed are said only where deed, scope and period agree; what is near a target of about so much,
what is only begun, or what is counted otherwise is named, with the reason why it cannot be told.
"""

import re
from collections.abc import Iterator

from yzcompare.lexicon import lists
from yzcompare.messages import Message, say
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.vocabulary import Comparator, in_base
from yzcompare.targets.deeds import answers, same_deed
from yzcompare.targets.firmness import aim, clause_of
from yzcompare.targets.sameness import SELDOM, Stated
from yzcompare.targets.verdicts import Outcome, Verdict

ABOUT = 0.1
"""Relative difference up to which a number is near a target of about so much (6%左右)."""

ROUNDED = 2
"""So many units of its last figure an approximate number may be off."""

NEARLY = ("接近", "近")
"""What stands before a number that was not quite reached."""

TIMES = 4
"""So many times the target a result hardly is: then it is one of several years, or of another kind."""

_FIGURES = re.compile(r"(\d+)(?:\.(\d+))?")


def outcome_of(
    a: Stated, b: Stated, verdict: Verdict, relative: float | None
) -> tuple[Outcome, Message | str]:
    """Whether the target `a` was reached by the result `b`, and why that cannot be told where it cannot.

    `verdict` and `relative` tell how the result stands to the target.
    """
    if a.quantity.period != b.quantity.period:
        return Outcome.NOT_TOLD, ""
    wanted = "less" if a.quantity.comparator is Comparator.AT_MOST else aim(a)
    if verdict is not Verdict.KEPT and not wanted:
        return Outcome.CANNOT_TELL, say("whether more or less of it was the aim is not said")
    reached = verdict is Verdict.KEPT or (verdict is Verdict.LOWERED) == (wanted == "less")
    if verdict is Verdict.KEPT and nearly(b):
        if a.quantity.comparator is not Comparator.AT_LEAST:
            return Outcome.CANNOT_TELL, say("the result comes near the target, and is told as no more")
        reached = wanted == "less"
    against = next(_doubts(a, b, reached, verdict, relative), "")
    if against:
        return Outcome.CANNOT_TELL, against
    return (Outcome.REACHED if reached else Outcome.MISSED), ""


def _doubts(
    a: Stated, b: Stated, reached: bool, verdict: Verdict, relative: float | None
) -> Iterator[Message]:
    """Why a result does not show whether a target was reached."""
    promised, told = a.quantity, b.quantity
    if words := counted_otherwise(a, b):
        yield say("counted in another way: {words}", words=words)
    near = abs(relative or 0.0) <= ABOUT
    rounded = near and abs(told.value - promised.value) <= ROUNDED * grain(told.text)
    if not reached and near and promised.comparator is Comparator.ABOUT:
        figure = f"{promised.text}{promised.unit.lstrip('%')}"
        yield say("about {figure} was promised, and the result is near it", figure=figure)
    if rounded and told.comparator is Comparator.ABOUT and verdict is not Verdict.KEPT:
        yield say("the result is approximate, and near the target")
    if not reached and near and told.comparator is Comparator.AT_LEAST and aim(a) != "less":
        yield say("the result is told as a least amount")
    many = amounts(a, b) and in_base(promised.value, promised.unit)[0] >= SELDOM
    if many and not 1 / TIMES <= 1 + (relative or 0.0) <= TIMES:
        yield say(
            "more than {n} times as much, or less than a part in {n}: another time may be meant", n=TIMES
        )
    if not answers(a.identity.deed, b.identity.deed):
        yield say("what is reported is begun, not done: {verb}", verb=told.verb)
    if not reached and not same_deed(a.identity.deed, b.identity.deed):
        yield another_verb(a, b)


def another_verb(a: Stated, b: Stated) -> Message:
    """Say that two figures are told with two verbs."""
    verbs = [stated.quantity.verb or say("none") for stated in (a, b)]
    return say("another verb: {earlier} beside {later}", earlier=verbs[0], later=verbs[1])


def amounts(a: Stated, b: Stated) -> bool:
    """Whether two numbers are sizes that can be set in proportion, not shares or growths."""
    return all(s.identity.measure in (Measure.LEVEL, Measure.INCREMENT) for s in (a, b))


def grain(text: str) -> float:
    """What the last figure of a number stands for that is not a nought.

    >>> grain("8.3%"), grain("280"), grain("六成")
    (0.1, 10.0, 1.0)
    """
    found = _FIGURES.search(text.replace(",", ""))
    if found is None:
        return 1.0
    whole, point = found[1], found[2] or ""
    exponent = -len(point) if point else len(whole) - len(whole.rstrip("0"))
    return round(10.0**exponent, 6)


def nearly(stated: Stated) -> bool:
    """Whether a number is said to be nearly reached: 接近2.8%."""
    return stated.identity.lead.endswith(NEARLY)


def counted_otherwise(a: Stated, b: Stated) -> str:
    """The ways of counting (同口径) that only one of two numbers is told with; empty for none."""
    words = lists.indicators().counting["words"]
    said = [{word for word in words if word in clause_of(stated)} for stated in (a, b)]
    return "、".join(sorted(said[0] ^ said[1]))
