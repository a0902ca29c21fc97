"""Firmness: how much a target binds, and whether a later one promises more.

An aim is told by the indicator's polarity (less unemployment is more ambitious), by the bound the number
sets (以上, 以内) and by the deed; the force by the word the sentence gives it (确保, 力争).
"""

import re
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.numbers.vocabulary import Comparator, either
from yzcompare.targets.names import bare, spelled
from yzcompare.targets.sameness import Stated
from yzcompare.targets.verdicts import Ambition, Verdict

FIRM, PLAIN, HOPED = 3, 2, 1
"""How firmly a target is promised: 确保, without a word, 力争."""


def aim(stated: Stated) -> str:
    """Which way the number of a target is meant to go: "more", "less", or empty where it cannot be told.

    A fall of something unwanted (能耗强度下降3%) is the more ambitious the larger it is.
    """
    quantity, polarity, measure = stated.quantity, stated.identity.polarity, stated.identity.measure
    if measure is Measure.CHANGE and quantity.direction is Direction.DOWN:
        return {"less": "more", "more": "less"}.get(polarity, "more")
    if polarity:
        return "more" if measure is Measure.INCREMENT else polarity
    if quantity.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST):
        return "more" if quantity.comparator is Comparator.AT_LEAST else "less"
    if Measure.INCREMENT in (measure, quantity.measure) or quantity.direction is Direction.UP:
        return "more"
    words = lists.indicators().aims
    name = spelled(bare(stated.identity.zh))
    for way, ends in (("more", "good"), ("less", "bad")):
        if name.endswith(words[ends]) or quantity.verb in words[way]:
            return way
    return ""


def ambition_of(a: Stated, b: Stated, verdict: Verdict) -> Ambition:
    """Read what a number did from one target to a later one: firmer, softer, same, or unknown.

    An equal number is firmer with a bound (300天, later 300天以上) or a stronger word.
    """
    wanted = aim(b) or aim(a)
    if verdict is not Verdict.KEPT:
        if not wanted:
            return Ambition.UNKNOWN
        firmer = (verdict is Verdict.RAISED) == (wanted == "more")
        return Ambition.FIRMER if firmer else Ambition.SOFTER
    before, after = _strength(a, wanted), _strength(b, wanted)
    if before == after:
        return Ambition.SAME
    return Ambition.FIRMER if after > before else Ambition.SOFTER


def _strength(stated: Stated, wanted: str) -> tuple[int, int]:
    """How much a value binds: a bound in the direction wanted more than the value, 左右 less; then its word."""
    comparator = stated.quantity.comparator
    bound = {
        Comparator.ABOUT: -1,
        Comparator.AT_LEAST: 1 if wanted == "more" else 0,
        Comparator.AT_MOST: 1 if wanted == "less" else 0,
    }
    return bound.get(comparator, 0), force(stated)


def force(stated: Stated) -> int:
    """How firmly a target is promised: 3 for 确保, 1 for 力争, 2 without such a word.

    The word stands in the number's own clause, or in one before it as long as a list runs on: a clause that
    opens with a verb of its own (新增…) is no member of it. What stands before a colon governs the whole list.
    """
    introduced, _, listed = stated.identity.lead.rpartition("：")
    clauses = listed.rpartition("；")[2].split("，")
    for place in range(len(clauses) - 1, -1, -1):
        level = _level(clauses[place], stated.quantity.verb)
        if level != PLAIN:
            return level
        if lead_verb(clauses[place])[0]:
            return PLAIN
    return _level(introduced.rpartition("。")[2].rpartition("，")[2], "")


@cache
def _level(clause: str, verb: str) -> int:
    """How firmly a clause speaks: by the last of its words that say so; `verb` says what is done, not how firmly.

    >>> _level("力争全年", ""), _level("确保", ""), _level("今年主要预期目标是", "")
    (1, 3, 2)
    """
    words = lists.indicators().firmness
    said = re.sub(either(words["names"]), "", clause)
    places = [
        (said.rfind(word), level)
        for level, listed in ((FIRM, words["firm"]), (HOPED, words["hoped"]))
        for word in listed
        if word != verb
    ]
    place, level = max(places)
    return level if place >= 0 else PLAIN


def clause_of(stated: Stated) -> str:
    """The clause that a number stands in, from comma to comma."""
    lead = stated.identity.lead
    return re.split("[，；。]", lead)[-1] + re.split("[，；。]", stated.quantity.sentence[len(lead) :])[0]
