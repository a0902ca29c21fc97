"""Outcomes: whether a target was reached, where the review of its year states the same number.

Reached and missed are said only where deed, scope and period agree; what is near a target of about so much,
what is only begun, or what is counted otherwise is named, with the reason why it cannot be told.
"""

from collections.abc import Iterator

from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import Comparator
from yzcompare.targets.deeds import answers, same_deed
from yzcompare.targets.firmness import aim, clause_of
from yzcompare.targets.sameness import Stated
from yzcompare.targets.verdicts import Outcome, Verdict

ABOUT = 0.1
"""Relative difference up to which a number is near a target of about so much (6%左右)."""


def outcome_of(a: Stated, b: Stated, verdict: Verdict, relative: float | None) -> tuple[Outcome, str]:
    """Whether the target `a` was reached by the result `b`, and why that cannot be told where it cannot.

    `verdict` and `relative` tell how the result stands to the target.
    """
    if a.quantity.period != b.quantity.period:
        return Outcome.NOT_TOLD, ""
    wanted = "less" if a.quantity.comparator is Comparator.AT_MOST else aim(a)
    if verdict is not Verdict.KEPT and not wanted:
        return Outcome.CANNOT_TELL, "whether more or less of it was the aim is not said"
    reached = verdict is Verdict.KEPT or (verdict is Verdict.LOWERED) == (wanted == "less")
    against = next(_doubts(a, b, reached, verdict, relative), "")
    if against:
        return Outcome.CANNOT_TELL, against
    return (Outcome.REACHED if reached else Outcome.MISSED), ""


def _doubts(a: Stated, b: Stated, reached: bool, verdict: Verdict, relative: float | None) -> Iterator[str]:
    """Why a result does not show whether a target was reached."""
    promised, told = a.quantity, b.quantity
    if words := counted_otherwise(a, b):
        yield f"counted in another way: {words}"
    near = abs(relative or 0.0) <= ABOUT
    if not reached and near and promised.comparator is Comparator.ABOUT:
        yield f"about {promised.text}{promised.unit.lstrip('%')} was promised, and the result is near it"
    if near and told.comparator is Comparator.ABOUT and verdict is not Verdict.KEPT:
        yield "the result is approximate, and near the target"
    if not reached and near and told.comparator is Comparator.AT_LEAST and aim(a) != "less":
        yield "the result is told as a least amount"
    if not answers(a.identity.deed, b.identity.deed):
        yield f"what is reported is begun, not done: {told.verb}"
    if not reached and not same_deed(a.identity.deed, b.identity.deed):
        yield f"another verb: {promised.verb or 'none'} beside {told.verb or 'none'}"


def counted_otherwise(a: Stated, b: Stated) -> str:
    """The ways of counting (同口径) that only one of two numbers is told with; empty for none."""
    words = lists.indicators().counting["words"]
    said = [{word for word in words if word in clause_of(stated)} for stated in (a, b)]
    return "、".join(sorted(said[0] ^ said[1]))
